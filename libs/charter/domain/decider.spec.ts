import { specify } from '#event-sourcing/testing'
import type { AmendCharterCommand } from './commands.js'
import { charterDecider } from './decider.js'
import { charterDefinition } from './definition.js'
import type { CharterEvent } from './events.js'

const now = '2026-03-02T10:00:00.000Z'
const given = specify(charterDecider, { now: Date.parse(now) })
const named = (name: string) => charterDefinition.parse({ name, roles: [{ name: 'cs' }] })
const amend = (name: string, effectiveFrom?: string): AmendCharterCommand => ({
  type: 'AmendCharter',
  definition: named(name),
  holidays: { RO: ['2026-12-01'] },
  effectiveFrom,
})
const amended = (version: number, name: string, effectiveFrom: string): CharterEvent => ({
  type: 'CharterAmended',
  data: { version, effectiveFrom, definition: named(name), holidays: { RO: ['2026-12-01'] } },
})

const first = amended(1, 'First', '2026-01-01T00:00:00.000Z')

describe('the first version of a charter', () => {
  it('is in force from now on by default', () =>
    given()
      .when(amend('First'))
      .then(amended(1, 'First', now)))

  it('may have a date of the past, for it reaches back for ever', () =>
    given()
      .when(amend('First', '2001-01-01T00:00:00Z'))
      .then(amended(1, 'First', '2001-01-01T00:00:00.000Z')))

  it('never waits', () =>
    given()
      .when(amend('First', '2026-06-01T00:00:00Z'))
      .then(amended(1, 'First', now)))
})

describe('the next version', () => {
  it('is in force from now on by default', () =>
    given(first)
      .when(amend('Second'))
      .then(amended(2, 'Second', now)))

  it('may begin later, in whatever zone that is written', () =>
    given(first)
      .when(amend('Second', '2026-06-01T00:00:00+03:00'))
      .then(amended(2, 'Second', '2026-05-31T21:00:00.000Z')))

  it('begins now where the clock of who asks is a little slow', () =>
    given(first)
      .when(amend('Second', '2026-03-02T09:59:30Z'))
      .then(amended(2, 'Second', now)))

  it('is refused in the past, where it would change what has been judged', () =>
    given(first)
      .when(amend('Second', '2026-03-02T09:00:00Z'))
      .thenRefused('CHARTER_EFFECTIVE_IN_THE_PAST', ['effectiveFrom']))

  it.each(['2026-06-01T00:00:00Z', '2026-05-01T00:00:00Z', undefined])(
    'is refused at %s, where the latest one begins no earlier',
    (effectiveFrom) =>
      given(first, amended(2, 'Second', '2026-06-01T00:00:00.000Z'))
        .when(amend('Third', effectiveFrom))
        .thenRefused('CHARTER_EFFECTIVE_TOO_EARLY', ['effectiveFrom']),
  )

  it('is refused in a year that nobody can have meant', () =>
    given(first).when(amend('Second', '2206-03-02T00:00:00Z')).thenRefused('CHARTER_EFFECTIVE_TOO_LATE'))

  it('changes nothing where it says the same as the latest', () => {
    given(first).when(amend('First')).thenNothing()
    given(first, amended(2, 'Second', now))
      .when(amend('Second', '2026-03-02T09:00:00Z'))
      .thenNothing()
  })

  it('may say again what an older one said', () =>
    given(first, amended(2, 'Second', '2026-02-01T00:00:00.000Z'))
      .when(amend('First'))
      .then(amended(3, 'First', now)))
})

describe('a version that waits for its day', () => {
  const june = amended(2, 'Second', '2026-06-01T00:00:00.000Z')
  const july = amended(3, 'Third', '2026-07-01T00:00:00.000Z')
  const withdraw = (version: number) => ({ type: 'WithdrawCharter', version }) as const
  const withdrawn = (version: number): CharterEvent => ({
    type: 'CharterWithdrawn',
    data: { version, withdrawnAt: now },
  })

  it('can be withdrawn', () => given(first, june).when(withdraw(2)).then(withdrawn(2)))

  it('is withdrawn once', () => given(first, june, withdrawn(2)).when(withdraw(2)).thenNothing())

  it('makes way for others, and keeps its number', () => {
    given(first, june, withdrawn(2))
      .when(amend('Second'))
      .then(amended(3, 'Second', now))
    given(first, june, withdrawn(2)).when(amend('First')).thenNothing()
  })

  it('is withdrawn after those that follow it', () => {
    given(first, june, july).when(withdraw(2)).thenRefused('CHARTER_NOT_LATEST', ['version'])
    given(first, june, july, withdrawn(3)).when(withdraw(2)).then(withdrawn(2))
  })

  it.each([
    [1, now],
    [1, '2025-01-01T00:00:00.000Z'],
    [2, '2026-06-01T00:00:00.000Z'],
    [2, '2026-07-01T00:00:00.000Z'],
  ])('is in force: version %i cannot be withdrawn at %s', (version, instant) =>
    given(first, june)
      .in({ now: Date.parse(instant) })
      .when(withdraw(version))
      .thenRefused('CHARTER_IN_FORCE', ['version']),
  )

  it('is as good as in force in its last minutes, for clocks that are ahead are judged by it', () => {
    const at = (instant: string) =>
      given(first, june)
        .in({ now: Date.parse(instant) })
        .when(withdraw(2))
    at('2026-05-31T23:55:00Z').thenRefused('CHARTER_IN_FORCE')
    at('2026-05-31T23:54:59Z').thenMatching({ type: 'CharterWithdrawn', data: { version: 2 } })
  })

  it('must be there', () => {
    given(first).when(withdraw(2)).thenRefused('CHARTER_VERSION_UNKNOWN', ['version'])
    given().when(withdraw(1)).thenRefused('CHARTER_VERSION_UNKNOWN', ['version'])
  })
})
