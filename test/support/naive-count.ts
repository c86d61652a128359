/*
 * The figures of the bounce report, counted over again by somebody who knows the definitions but not the product: nothing is imported from
 * the sources, the CSV is split here, and everything is done the plainest way. What Virgil says about a log must equal this.
 */

/** The unit in which holders are compared. */
export type NaiveUnit = 'role' | 'team' | 'member'

/** What counting needs to know of a touchpoint. */
export interface NaiveFact {
  readonly journey: string
  readonly client: string
  /** Sorts as the time does. */
  readonly at: string | number
  /** The place in the file. */
  readonly row: number
  /** Empty where it is missing. */
  readonly role: string
  readonly team: string
  readonly member: string
  /** The member's name is that of one known person. */
  readonly isPerson: boolean
  readonly resolves: boolean
  /** Reopens what was resolved: a status that says so, or the client who comes again and not to say thanks. */
  readonly reopens: boolean
  readonly assisting: boolean
}

/** The figures before anything is counted. */
const nothing = () => ({
  journeys: 0,
  touchpoints: 0,
  clients: 0,
  hops: 0,
  journeysWithHop: 0,
  bounces: 0,
  journeysWithBounce: 0,
  bouncesBeforeFirstResolution: 0,
  journeysWithBounceBeforeFirstResolution: 0,
  journeysWithAnyReturn: 0,
  journeysWithThreeOrMoreStations: 0,
  reopened: 0,
  neverResolved: 0,
  resolved: 0,
  /** Number of hops → journeys. */
  journeysByHops: {} as Record<number, number>,
  /** `from → to` → hops. */
  pairs: {} as Record<string, number>,
  /** `a ↔ b`, in the order of the alphabet → bounces. */
  loops: {} as Record<string, number>,
  /** Holder → journeys with a bounce in which it is one of the two. */
  holdersInBounces: {} as Record<string, number>,
  /** Client → journeys with a bounce. */
  clientsWithBounces: {} as Record<string, number>,
})
export type NaiveFigures = ReturnType<typeof nothing>

/** Counts. `countNobody` makes a touchpoint without a holder one of "nobody"; otherwise it is skipped. */
export function naiveCount(facts: readonly NaiveFact[], unit: NaiveUnit, countNobody = false): NaiveFigures {
  const figures = nothing()
  figures.touchpoints = facts.length
  figures.clients = new Set(facts.map((fact) => fact.client)).size
  for (const journey of journeysOf(facts).values()) countJourney(journey, unit, countNobody, figures)
  return figures
}

function journeysOf(facts: readonly NaiveFact[]): Map<string, NaiveFact[]> {
  const journeys = new Map<string, NaiveFact[]>()
  for (const fact of facts) {
    const journey = journeys.get(fact.journey)
    if (journey) journey.push(fact)
    else journeys.set(fact.journey, [fact])
  }
  for (const journey of journeys.values()) journey.sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : a.row - b.row))
  return journeys
}

function countJourney(journey: NaiveFact[], unit: NaiveUnit, countNobody: boolean, figures: NaiveFigures): void {
  const firstResolution = journey.findIndex((fact) => fact.resolves)
  const stays = staysOf(journey, unit, countNobody)
  const names = stays.map((stay) => stay.holder)
  const hops = Math.max(0, names.length - 1)
  let bounces = 0
  let before = 0
  const bounced = new Set<string>()
  for (let i = 1; i < stays.length; i++) {
    add(figures.pairs, `${names[i - 1]} → ${names[i]}`)
    if (i < 2 || names[i] !== names[i - 2]) continue
    bounces++
    if (firstResolution < 0 || (stays[i]?.begins ?? 0) < firstResolution) before++
    add(figures.loops, [names[i - 1], names[i]].sort().join(' ↔ '))
    bounced.add(names[i - 1] ?? '').add(names[i] ?? '')
  }
  figures.journeys++
  figures.hops += hops
  add(figures.journeysByHops, hops)
  if (hops > 0) figures.journeysWithHop++
  figures.bounces += bounces
  figures.bouncesBeforeFirstResolution += before
  if (bounces > 0) figures.journeysWithBounce++
  if (bounces > 0) add(figures.clientsWithBounces, journey[0]?.client ?? '')
  if (before > 0) figures.journeysWithBounceBeforeFirstResolution++
  for (const holder of bounced) add(figures.holdersInBounces, holder)
  const stations = new Set(names).size
  if (names.length > stations) figures.journeysWithAnyReturn++
  if (stations >= 3) figures.journeysWithThreeOrMoreStations++
  if (firstResolution < 0) figures.neverResolved++
  else figures.resolved++
  if (wasReopened(journey)) figures.reopened++
}

/** The holders of a journey one after the other, equal neighbours merged, each with the place of its first touchpoint. */
function staysOf(journey: NaiveFact[], unit: NaiveUnit, countNobody: boolean): { holder: string; begins: number }[] {
  const stays: { holder: string; begins: number }[] = []
  let person = ''
  journey.forEach((fact, begins) => {
    if (fact.assisting) return
    const holder = fact[unit] || (countNobody ? '(nobody)' : '')
    if (!holder) return
    const known = fact.isPerson ? fact.member : ''
    const current = stays.at(-1)?.holder
    // One person in two roles has not handed anything over.
    const samePerson = unit === 'role' && fact.role !== '' && known !== '' && known === person
    if (holder !== current && !samePerson) {
      stays.push({ holder, begins })
      person = known
    } else if (known) person = known
  })
  return stays
}

function wasReopened(journey: NaiveFact[]): boolean {
  let resolved = false
  for (const fact of journey) {
    if (resolved && fact.reopens) return true
    if (fact.resolves) resolved = true
  }
  return false
}

function add(counts: Record<string | number, number>, key: string | number): void {
  counts[key] = (counts[key] ?? 0) + 1
}

/** The touchpoints of the made-up log. */
export function naiveFacts(csv: string): NaiveFact[] {
  const [header = [], ...rows] = split(csv)
  return rows.map((values, row) => {
    const at = (column: string): string => {
      const value = values[header.indexOf(column)] ?? ''
      return value === '?' ? '' : value
    }
    const [date = '', time = ''] = at('Vaxt').split(' ')
    const status = at('Vəziyyət')
    return {
      journey: at('Müraciət'),
      client: at('Müştəri №'),
      at: `${date.split('/').reverse().join('')} ${time}`,
      row,
      role: at('Kim'),
      team: at('Komanda'),
      member: at('Əməkdaş'),
      isPerson: at('Əməkdaş') !== 'Robot',
      resolves: status === 'Həll edildi',
      reopens: status === 'Yenidən açıldı' || status === 'Gözləyir' || (at('Yön') === 'gələn' && status !== 'Təşəkkür'),
      assisting: at('Köməkçi') === 'bəli',
    }
  })
}

/** Semicolons, quotes doubled inside quotes, lines end in CR LF. */
function split(csv: string): string[][] {
  const rows: string[][] = [[]]
  let value = ''
  let inQuotes = false
  for (let i = 0; i < csv.length; i++) {
    const letter = csv[i]
    if (inQuotes) {
      if (letter !== '"') value += letter
      else if (csv[i + 1] === '"') value += csv[++i]
      else inQuotes = false
    } else if (letter === '"') inQuotes = true
    else if (letter === ';' || letter === '\n') {
      rows.at(-1)?.push(letter === '\n' ? value.replace(/\r$/, '') : value)
      value = ''
      if (letter === '\n') rows.push([])
    } else value += letter
  }
  return rows.filter((row) => row.length > 0)
}
