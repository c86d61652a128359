import type { Decider } from '../decider.js'
import { DomainError } from '../errors.js'
import type { DomainEvent } from '../event.js'
import { specify } from './given-when-then.js'

type Lamp = DomainEvent<'LampLit', { at: number; by?: string[] }> | DomainEvent<'LampPutOut', { at: number }>
type Hand = 'light' | 'put-out'

const lamp: Decider<{ lit: boolean; by: string[] }, Hand, Lamp, { now: number }> = {
  initialState: () => ({ lit: false, by: [] }),
  decide(state, hand, { now }) {
    if (hand === 'light') return state.lit ? [] : [{ type: 'LampLit', data: { at: now } }]
    if (!state.lit) throw new DomainError('ALREADY_DARK', 'Light it first.', ['lamp'])
    return [{ type: 'LampPutOut', data: { at: now } }]
  },
  evolve: (state, { type }) => ({ ...state, lit: type === 'LampLit' }),
}

const lit: Lamp = { type: 'LampLit', data: { at: 1 } }
const putOut: Lamp = { type: 'LampPutOut', data: { at: 2 } }
const given = specify(lamp, { now: 5 })

describe('given, when, then', () => {
  it('compares all events of a decision', () => {
    given(lit)
      .when('put-out')
      .then({ type: 'LampPutOut', data: { at: 5 } })
    given()
      .when('light')
      .then([{ type: 'LampLit', data: { at: 5 } }])
    given([lit, putOut])
      .in({ now: 9 })
      .when('light')
      .then({ type: 'LampLit', data: { at: 9 } })
    expect(() => given(lit).when('put-out').then(lit)).toThrow()
    expect(() => given(lit).when('put-out').then()).toThrow()
  })

  it('compares parts of events', () => {
    given(lit).when('put-out').thenMatching({ type: 'LampPutOut' })
    expect(() =>
      given(lit)
        .when('put-out')
        .thenMatching({ type: 'LampPutOut', data: { at: 1 } }),
    ).toThrow()
    expect(() => given(lit).when('put-out').thenMatching()).toThrow()
  })

  it('tells when nothing follows', () => {
    given(lit).when('light').thenNothing()
    expect(() => given().when('light').thenNothing()).toThrow()
  })

  it('tells refusals by code and path, and passes on what is none', () => {
    given().when('put-out').thenRefused('ALREADY_DARK')
    given(lit, putOut).when('put-out').thenRefused('ALREADY_DARK', ['lamp'])
    expect(() => given().when('put-out').thenRefused('TOO_BRIGHT')).toThrow()
    expect(() => given().when('put-out').thenRefused('ALREADY_DARK', ['wick'])).toThrow()
    expect(() => given(lit).when('put-out').thenRefused('ALREADY_DARK')).toThrow('it was decided')
    expect(() => given().when('put-out').thenNothing()).toThrow('Light it first')
    const broken = specify({ ...lamp, decide: () => { throw new TypeError('a mistake') } }, { now: 5 }) // prettier-ignore
    expect(() => broken().when('light').thenRefused('ALREADY_DARK')).toThrow('a mistake')
  })

  it('looks at the state', () => {
    given(lit).thenState((state) => expect(state.lit).toBe(true))
    given(lit)
      .when('put-out')
      .thenState((state) => expect(state.lit).toBe(false))
  })

  it('finds a decider that changes its state while it decides', () => {
    const impure: typeof lamp = { ...lamp, decide: (state) => (state.by.push('x'), []) }
    expect(() => specify(impure, { now: 5 })().when('light')).toThrow()
  })

  it('finds a decider that changes an event', () => {
    const impure: typeof lamp = {
      ...lamp,
      evolve: (state, event) => {
        if (event.type === 'LampLit') event.data.by?.push('x')
        return state
      },
    }
    const given = specify(impure, { now: 5 })
    expect(() => given({ type: 'LampLit', data: { at: 1, by: [] } }).when('light')).toThrow(TypeError)
  })
})
