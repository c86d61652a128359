import { expect, it } from '@jest/globals'
import { healthOf } from './health.js'

const wrongDoor = { kind: 'wrong-door', depth: 4 } as const
const pingPong = { kind: 'ping-pong', depth: 5 } as const

it.each([
  ['good', []],
  ['watch', [wrongDoor]],
  ['bad', [pingPong]],
  ['bad', [wrongDoor, wrongDoor]],
] as const)('is %s in the circles %j', (state, open) => {
  expect(healthOf(open).state).toBe(state)
})

it('says why', () =>
  expect(healthOf([wrongDoor, pingPong]).reason).toBe('In wrong door (circle 4), ping pong (circle 5).'))
