import { readFile } from 'node:fs/promises'
import { Readable } from 'node:stream'
import { charterFromYaml } from '#charter'
import { compileMapping, isProblem, openSource, parseMapping, rolesNamed, type MappedRow } from '#intake'
import { madeUpLog } from './made-up-log.js'
import { naiveCount, naiveFacts, type NaiveFact } from './naive-count.js'

const support = (name: string): Promise<string> => readFile(new URL(name, import.meta.url), 'utf8')

/** A journey of roles, in order: `A B A!` has its third touchpoint resolve, `-` is nobody, `?` after a role reopens, `+` assists. */
function journey(story: string, name = 'J1'): NaiveFact[] {
  return story.split(' ').map((word, row) => ({
    journey: name,
    client: 'C',
    at: Math.floor(row / 2),
    row,
    role: word[0] === '-' ? '' : (word[0] ?? ''),
    team: '',
    member: /:(\w+)/.exec(word)?.[1] ?? '',
    isPerson: true,
    resolves: word.includes('!'),
    reopens: word.includes('?'),
    assisting: word.includes('+'),
  }))
}

describe('naiveCount', () => {
  it.each([
    ['A', { hops: 0, bounces: 0, neverResolved: 1, journeysByHops: { 0: 1 } }],
    ['- -', { hops: 0, bounces: 0, journeysWithThreeOrMoreStations: 0 }],
    ['A A B', { hops: 1, bounces: 0, pairs: { 'A → B': 1 } }],
    [
      'A B A B',
      {
        hops: 3,
        bounces: 2,
        bouncesBeforeFirstResolution: 2,
        journeysWithBounce: 1,
        journeysWithAnyReturn: 1,
        loops: { 'A ↔ B': 2 },
      },
    ],
    ['A B C A', { hops: 3, bounces: 0, journeysWithAnyReturn: 1, journeysWithThreeOrMoreStations: 1 }],
    ['A - A', { hops: 0, bounces: 0 }],
    ['A B A! B', { bounces: 2, bouncesBeforeFirstResolution: 0, resolved: 1, reopened: 0 }],
    ['A B A A! B?', { bounces: 2, bouncesBeforeFirstResolution: 1, reopened: 1, neverResolved: 0 }],
    ['A? B A', { reopened: 0, neverResolved: 1 }],
    ['A B+ A', { hops: 0, touchpoints: 3 }],
    ['A:x B:x A:y', { hops: 0 }],
    ['A:x A:y B:x', { hops: 1 }],
  ])('counts %s', (story, expected) => {
    expect(naiveCount(journey(story), 'role')).toMatchObject({ journeys: 1, clients: 1, ...expected })
  })

  it('counts nobody where it is told to', () => {
    expect(naiveCount(journey('A - A'), 'role', true)).toMatchObject({
      hops: 2,
      bounces: 1,
      pairs: { 'A → (nobody)': 1, '(nobody) → A': 1 },
    })
  })

  it('orders by time and then by the file', () => {
    expect(naiveCount(journey('A B C').reverse(), 'role').pairs).toEqual({ 'A → B': 1, 'B → C': 1 })
  })
})

describe('the made-up log', () => {
  const csv = madeUpLog({ seed: 7, journeys: 300 })

  it('is the same for the same seed', () => {
    expect(madeUpLog({ seed: 7, journeys: 300 })).toBe(csv)
    expect(madeUpLog({ seed: 8, journeys: 300 })).not.toBe(csv)
  })

  it('has what makes it hard', () => {
    const facts = naiveFacts(csv)
    const figures = naiveCount(facts, 'role')
    expect(figures).toMatchObject({ journeys: 300, touchpoints: facts.length })
    for (const figure of [
      'bounces',
      'bouncesBeforeFirstResolution',
      'reopened',
      'neverResolved',
      'resolved',
      'journeysWithThreeOrMoreStations',
    ] as const) {
      expect(figures[figure]).toBeGreaterThan(10)
    }
    expect(figures.bouncesBeforeFirstResolution).toBeLessThan(figures.bounces)
    expect(naiveCount(facts, 'role', true).hops).toBeGreaterThan(figures.hops)
    expect(new Set(facts.map(({ journey, at }) => `${journey} ${at}`)).size).toBeLessThan(facts.length)
    expect(
      facts.some(
        (fact, index) =>
          fact.journey !== facts[index + 1]?.journey &&
          facts.slice(index + 2).some(({ journey }) => journey === fact.journey),
      ),
    ).toBe(true)
  })

  it('is mapped whole, and tells the same story to the mapping as to the naive count', async () => {
    const mapping = parseMapping(await support('made-up-log.mapping.yaml'))
    const source = await openSource('-', { mapping, stdin: Readable.from([Buffer.from(csv)]) })
    const map = compileMapping(mapping, source.columns, { now: Date.UTC(2027, 0, 1) })
    const rows: MappedRow[] = []
    for await (const batch of source.batches)
      for (const row of batch) {
        const result = map(row)
        if (!result || isProblem(result)) throw new Error(JSON.stringify(result))
        rows.push(result)
      }
    const told = rows.map(({ client, touchpoint }): NaiveFact => {
      const { effect, direction, intent } = touchpoint
      return {
        journey: touchpoint.source?.thread ?? '',
        client: client.ref.id,
        at: touchpoint.occurredAt,
        row: touchpoint.order ?? -1,
        role: touchpoint.role ?? '',
        team: touchpoint.team ?? '',
        member: touchpoint.member ?? '',
        isPerson: !touchpoint.impersonal,
        resolves: effect === 'resolves',
        reopens: effect === 'reopens' || effect === 'waits' || (direction === 'inbound' && intent !== 'thank'),
        assisting: touchpoint.assisting ?? false,
      }
    })
    for (const unit of ['team', 'member'] as const)
      expect(naiveCount(told, unit)).toEqual(naiveCount(naiveFacts(csv), unit))
    const { hops, bounces, reopened } = naiveCount(naiveFacts(csv), 'role', true)
    expect(naiveCount(told, 'role', true)).toMatchObject({ hops, bounces, reopened })
    const charter = charterFromYaml(await support('made-up-log.charter.yaml'))
    expect(charter.roles.map(({ name }) => name)).toEqual(expect.arrayContaining([...rolesNamed(mapping).names]))
  })
})
