import fc from 'fast-check'
import type { CharterHistory } from '#charter'
import { charters, DAY, EPOCH, history, Life } from '../testing/histories.js'
import { tryOn, type Period, type Trial } from './backtest.js'
import type { IncomingTouchpoint } from './commands.js'
import type { Fact } from './fact.js'
import { topicOf, type Journey } from './journey.js'
import { Spelling } from './spelling.js'
import { reopens } from './standing.js'

const RUNS = 3000

const inForce = charters()
const { thresholds } = inForce.latest.definition
const smallCarousel = charters({ thresholds: { ...thresholds, carousel: { holders: 2 } } })

const trial = (draft: CharterHistory, period: Period = {}, passedUntil = -Infinity): Trial => ({
  inForce,
  draft,
  period,
  passedUntil,
})

/** A client who lived through touchpoints. */
function clientOf(touchpoints: IncomingTouchpoint[]) {
  const life = new Life(inForce)
  life.tell({ type: 'RecordTouchpoints', touchpoints })
  return life.state
}

/** One touchpoint a day on one topic, from the roles given. */
const touchedBy = (...roles: string[]): IncomingTouchpoint[] =>
  roles.map((role, day) => ({
    touchpointId: `00000000-0000-4000-8000-00000000000${day}`,
    occurredAt: new Date(EPOCH + day * DAY).toISOString(),
    role,
    topic: 'training',
    direction: 'outbound' as const,
    source: { system: 'tool', thread: 't' },
  }))

const somePeriod = fc.record({
  from: fc.option(fc.integer({ min: EPOCH, max: EPOCH + 40 * DAY }), { nil: undefined }),
  to: fc.option(fc.integer({ min: EPOCH, max: EPOCH + 40 * DAY }), { nil: undefined }),
})
const someInstant = fc.integer({ min: EPOCH, max: EPOCH + 400 * DAY })

describe('a charter tried on the past', () => {
  it('finds no difference where it is the one in force, in whatever history', () => {
    fc.assert(
      fc.property(history(24), somePeriod, someInstant, (touchpoints, period, passedUntil) => {
        for (const { before, after, changes } of tryOn(clientOf(touchpoints), trial(charters(), period, passedUntil))) {
          expect(changes).toEqual([])
          expect(after).toEqual(before)
        }
      }),
      { numRuns: RUNS },
    )
  })

  it('with a smaller carousel changes exactly the journeys that a naive count finds', () => {
    let changed = 0
    fc.assert(
      fc.property(history(24), (touchpoints) => {
        for (const { journey, changes } of tryOn(clientOf(touchpoints), trial(smallCarousel))) {
          const carousels = changes.filter(({ kind }) => kind === 'carousel')
          expect(carousels.map(({ spell, change }) => [spell, change]).sort()).toEqual(naivelyChanged(journey).sort())
          changed += carousels.length
        }
      }),
      { numRuns: RUNS },
    )
    expect(changed).toBeGreaterThan(RUNS / 10)
  })

  it('tells a circle that is gained, with its visits, and one that is lost', () => {
    const state = clientOf(touchedBy('account', 'support'))
    const [tried] = tryOn(state, trial(smallCarousel))
    expect(tried?.changes).toMatchObject([
      { kind: 'carousel', spell: 'first', change: 'gained', before: [], after: [{ enteredAt: EPOCH + DAY }] },
    ])
    const [back] = tryOn(state, { ...trial(inForce), inForce: smallCarousel })
    expect(back?.changes).toMatchObject([{ kind: 'carousel', change: 'lost', after: [] }])
  })

  it('tells a circle that is changed: entered earlier', () => {
    const [tried] = tryOn(clientOf(touchedBy('account', 'support', 'project')), trial(smallCarousel))
    expect(tried?.changes).toMatchObject([
      {
        kind: 'carousel',
        change: 'changed',
        before: [{ enteredAt: EPOCH + 2 * DAY }],
        after: [{ enteredAt: EPOCH + DAY }],
      },
    ])
  })

  it.each([
    ['entered before it ends', { to: EPOCH + DAY + 1 }, 1],
    ['entered when it ends', { to: EPOCH + DAY }, 0],
    ['left when it begins', { from: EPOCH + 2 * DAY }, 1],
    ['left before it begins', { from: EPOCH + 2 * DAY + 1 }, 0],
  ])('counts a visit %s or does not', (_, period, visits) => {
    const [first, second, third] = touchedBy('account', 'support', 'support')
    const state = clientOf([first!, second!, { ...third!, effect: 'resolves' }])
    const [tried] = tryOn(state, trial(smallCarousel, period))
    expect(tried?.after.filter(({ kind }) => kind === 'carousel')).toHaveLength(visits)
  })

  it('judges both charters up to the instant that is known to have passed', () => {
    const impatient = charters({ thresholds: { ...thresholds, forsaken: { within: '7 days' } } })
    const state = clientOf(touchedBy('account'))
    const changesAt = (day: number) =>
      tryOn(state, trial(impatient, {}, EPOCH + day * DAY)).flatMap(({ changes }) =>
        changes.map(({ kind, change }) => `${kind} ${change}`),
      )
    expect(changesAt(7)).toEqual([])
    expect(changesAt(10)).toEqual(['forsaken gained'])
    expect(changesAt(15)).toEqual(['forsaken changed'])
  })

  it('judges a role that is an alias in the draft as the role', () => {
    const merged = charters({
      roles: [
        { name: 'service', aliases: ['account', 'support', 'project'], mayPromise: true },
        { name: 'cs', aliases: [], mayPromise: true },
      ],
      topics: [{ name: 'training', owner: 'cs', stages: [] }],
    })
    const state = clientOf(touchedBy('account', 'support', 'account', 'project'))
    const [tried] = tryOn(state, trial(merged))
    expect(tried?.before.map(({ kind }) => kind)).toEqual(['wrong-door', 'ping-pong', 'carousel'])
    expect(tried?.after).toEqual([])
  })

  it('keeps names that the draft does not know, and tells them', () => {
    const strange = charters({ roles: [{ name: 'sales', aliases: [], mayPromise: true }], topics: [] })
    const spelling = new Spelling(strange.latest)
    const [tried] = tryOn(clientOf(touchedBy('account', 'support', 'project')), trial(strange), spelling)
    expect(tried?.after.map(({ kind }) => kind)).toEqual(['carousel'])
    expect(spelling.unknownRoles).toEqual(['account', 'project', 'support'])
    expect(spelling.unknownTopics).toEqual(['training'])
  })
})

/**
 * The spells in which two distinct holders beside the topic's owner touched, and what becomes of their carousel: one with
 * a third holder had one already, which now begins earlier unless both came at once. Read off the touchpoints alone.
 */
function naivelyChanged(journey: Journey): [string, string][] {
  const owner = { training: 'cs', billing: 'account' }[topicOf(journey) ?? '']
  return spellsIn(journey.facts).flatMap(({ key, facts }): [string, string][] => {
    const firsts = firstTouches(facts).filter(({ role }) => role !== owner)
    const [, second, third] = firsts
    if (!second || second.at === third?.at) return []
    return [[key, third ? 'changed' : 'gained']]
  })
}

/** The touchpoints of each spell, the one that resolves left out. */
function spellsIn(facts: readonly Fact[]): { key: string; facts: Fact[] }[] {
  const spells: { key: string; facts: Fact[] }[] = []
  let open = false
  for (const fact of facts) {
    if (!open) {
      if (spells.length > 0 && (fact.assisting || !reopens(fact))) continue
      spells.push({ key: spells.length > 0 ? fact.id : 'first', facts: [] })
      open = true
    }
    if (fact.effect === 'resolves' && !fact.assisting) open = false
    else if (!fact.assisting) spells.at(-1)?.facts.push(fact)
  }
  return spells
}

/** The first touch of each role; a person who goes on under another role is still the holder before. */
function firstTouches(facts: readonly Fact[]): { role: string; at: number }[] {
  const firsts = new Map<string, number>()
  let holder: string | undefined
  let person: string | undefined
  for (const { role, person: by, at } of facts) {
    if (role === undefined) continue
    if (role === holder || (by !== undefined && by === person)) {
      person = by ?? person
      continue
    }
    holder = role
    person = by
    if (!firsts.has(role)) firsts.set(role, at)
  }
  return [...firsts].map(([role, at]) => ({ role, at }))
}
