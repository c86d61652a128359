import { createWriteStream } from 'node:fs'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGzip } from 'node:zlib'
import { Lots } from '../faults/lots.js'

/** How much a log holds. */
export interface LogSize {
  readonly rows: number
  readonly journeys: number
  readonly clients: number
}

const JOURNEYS = 7500
const CLIENTS = 700
const TEAMS = 600
const PEOPLE = 1400
/** Few journeys are long: the length is 1 and an exponential of this mean. */
const FURTHER_ROWS = 8.1
const LONGEST = 120
const BEGIN = Date.UTC(2012, 0, 9, 8)
const YEAR_MS = 365 * 86_400_000
const STEP_MS = 30 * 3_600_000

const levels = ['', '', '', '2nd', '2nd', '3rd']
const working = [
  ['Accepted', 'In Progress'],
  ['Accepted', 'In Progress'],
  ['Accepted', 'Assigned'],
  ['Queued', 'Awaiting Assignment'],
  ['Queued', 'Awaiting Assignment'],
  ['Accepted', 'Wait - User'],
  ['Accepted', 'Wait'],
] as const
const ending = [
  ['Completed', 'Resolved'],
  ['Completed', 'Closed'],
  ['Completed', 'In Call'],
] as const

/**
 * Writes an incident log as the preset `vinst` reads it, packed, the same for the same seed: as large as a year of a
 * help desk, with a few clients who have most of the journeys, and a few journeys that have very many touchpoints.
 */
export async function writeGeneratedLog(path: string, seed: number): Promise<LogSize> {
  const lots = new Lots(seed)
  const clients = new Set<string>()
  let rows = 0
  function* text(): Generator<string> {
    yield header
    for (let journey = 1; journey <= JOURNEYS; journey++) {
      const client = `PROD${1 + Math.floor(CLIENTS * lots.next() ** 3)}`
      const events = eventsOf(client, lots)
      clients.add(client)
      rows += events.length
      yield `\t<trace>\n${string('concept:name', `1-${journey}`)}${events.join('')}\t</trace>\n`
    }
    yield '</log>\n'
  }
  await pipeline(Readable.from(text()), createGzip(), createWriteStream(path))
  return { rows, journeys: JOURNEYS, clients: clients.size }
}

function eventsOf(client: string, lots: Lots): string[] {
  const length = Math.min(LONGEST, 1 + Math.floor(-Math.log(1 - lots.next()) * FURTHER_ROWS))
  let instant = BEGIN + lots.next() * YEAR_MS
  let team = teamOf(lots)
  let person = lots.below(PEOPLE)
  return Array.from({ length }, (_, index) => {
    if (lots.next() < 0.3) team = teamOf(lots)
    if (lots.next() < 0.5) person = lots.below(PEOPLE)
    instant += -Math.log(1 - lots.next()) * STEP_MS
    // Not all that is resolved stays so.
    const ends = index === length - 1 || lots.next() < 0.05
    const [status, transition] = lots.pick<readonly [string, string]>(ends ? ending : working)
    return event(
      {
        'org:group': team,
        'resource country': 'Sweden',
        'organization country': 'se',
        'org:resource': lots.next() < 0.1 ? 'Siebel' : `Person ${person}`,
        'organization involved': `Org line C`,
        'org:role': `A2_${1 + lots.below(5)}`,
        'concept:name': status,
        impact: lots.pick(['Low', 'Medium', 'High']),
        product: client,
        'lifecycle:transition': transition,
      },
      instant,
    )
  })
}

const teamOf = (lots: Lots): string => `G${1 + Math.floor(TEAMS * lots.next() ** 2)} ${lots.pick(levels)}`.trim()

const event = (values: Readonly<Record<string, string>>, instant: number): string => {
  const date = `\t\t\t<date key="time:timestamp" value="${new Date(instant).toISOString()}"/>\n`
  const strings = Object.entries(values).map(([key, value]) => `\t${string(key, value)}`)
  return `\t\t<event>\n${date}${strings.join('')}\t\t</event>\n`
}

const string = (key: string, value: string): string => `\t\t<string key="${key}" value="${value}"/>\n`

const header = `<?xml version="1.0" encoding="UTF-8" ?>
<log xes.version="1.0" xmlns="http://www.xes-standard.org/">
\t<extension name="Lifecycle" prefix="lifecycle" uri="http://www.xes-standard.org/lifecycle.xesext"/>
\t<extension name="Organizational" prefix="org" uri="http://www.xes-standard.org/org.xesext"/>
\t<extension name="Time" prefix="time" uri="http://www.xes-standard.org/time.xesext"/>
\t<extension name="Concept" prefix="concept" uri="http://www.xes-standard.org/concept.xesext"/>
`
