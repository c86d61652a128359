import { describe, expect, it } from '@jest/globals'
import { Lots } from '../../faults/lots.js'
import { clientTouchpoints, COMPANY_END } from './generated-client.js'

const AT = 2
const THREAD = 4

describe('the touchpoints of a generated client', () => {
  const rows = (seed: number) => clientTouchpoints('c1', { touchpoints: 400, threads: 40 }, new Lots(seed))

  it('are the same for the same seed', () => {
    expect(rows(7)).toEqual(rows(7))
    expect(rows(8)).not.toEqual(rows(7))
  })

  it('are as many as were asked for, in as many threads', () => {
    expect(rows(1)).toHaveLength(400)
    expect(new Set(rows(1).map((cells) => cells[THREAD])).size).toBe(40)
  })

  it('stand in the order of time, no two at one instant, none after the company’s end', () => {
    const instants = rows(1).map((cells) => Date.parse(cells[AT] ?? ''))
    for (const [index, instant] of instants.entries()) expect(instant).toBeGreaterThan(instants[index - 1] ?? 0)
    expect(instants.at(-1)).toBeLessThan(COMPANY_END)
  })
})
