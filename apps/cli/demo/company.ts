import { defaultCharter, type CharterDefinition } from '#charter'
import type { ClientRef, Touchpoint } from '#journeys'
import { DEMO_TODAY } from './demo-clock.js'
import { ENGINEER, engineerStory } from './engineer.js'
import { tellJourney, type Plot, type Teller } from './journey-teller.js'
import { Random } from './random.js'
import { entry, languages, tables, type Language, type Shape } from './tables.js'
import { Threads } from './threads.js'
import type { Told } from './told.js'
import { atWork, hoursLater } from './working-time.js'

const DAY = 24 * 3_600_000
const FEWEST_JOURNEYS = 2
const MOST_JOURNEYS = 8

/** The seed of the company that the demo shows. */
export const DEMO_SEED = 9

/** What was heard of a client at one instant, milliseconds since 1970. */
export interface Arrival {
  readonly at: number
  readonly touchpoints: readonly Touchpoint[]
}

/** A made-up client with all that was heard of them, in the order in which it was. */
export interface DemoClient {
  readonly name: string
  readonly ref: ClientRef
  readonly arrivals: readonly Arrival[]
}

/** A made-up company: its charter, and a year of its clients. */
export interface DemoCompany {
  readonly charter: CharterDefinition
  readonly clients: readonly DemoClient[]
}

/** Makes a company up: the same for the same seed and the same present. */
export function demoCompany(seed = DEMO_SEED, now = DEMO_TODAY): DemoCompany {
  const charter = defaultCharter()
  const random = new Random(seed)
  const named = languages.flatMap((language) => entry(tables.clients, language).map((name) => ({ name, language })))
  const others = named.map(({ name, language }, index): DemoClient => {
    const ref = { system: ENGINEER.ref.system, id: `C-${1001 + index}` }
    const told = yearOf(charter, language, String(1001 + index), now, random.fork(index + 1))
    return { name, ref, arrivals: arrivals(told, now) }
  })
  return { charter, clients: [{ ...ENGINEER, arrivals: arrivals(engineerStory(), now) }, ...others] }
}

/** Every touchpoint of a client, in the order in which it was heard of. */
export const touchpointsOf = ({ arrivals }: DemoClient): Touchpoint[] =>
  arrivals.flatMap(({ touchpoints }) => touchpoints)

/** The journeys that a client begins in the year before now, each on a topic of its own. */
function yearOf(charter: CharterDefinition, language: Language, number: string, now: number, random: Random): Told[] {
  const teller: Teller = {
    language,
    contacts: random.shuffled(tables.contacts).slice(0, random.whole(1, 3)),
    team: new Map(charter.roles.map(({ name }) => [name, random.pick(membersOf(name))])),
    threads: new Threads(number),
  }
  const count = Math.round(FEWEST_JOURNEYS + (MOST_JOURNEYS - FEWEST_JOURNEYS) * random.next() ** 1.6)
  return random
    .shuffled(charter.topics)
    .slice(0, count)
    .map(({ name: topic, owner }): Plot => {
      const shape = random.weighed(tables.shapes.filter((each) => suits(each, topic)))
      return { shape, topic, owner, startsAt: startOf(shape, now - random.whole(1, 364) * DAY, random) }
    })
    .sort((one, other) => one.startsAt - other.startsAt)
    .flatMap((plot) => tellJourney(teller, plot, random))
}

const membersOf = (role: string) =>
  tables.members.filter(({ roles, covers }) => roles.includes(role) && covers === undefined)

/** A shape may say for which topics it is. */
const suits = ({ topics }: Shape, topic: string): boolean => topics === undefined || topics.includes(topic)

function startOf({ starts }: Shape, day: number, random: Random): number {
  if (starts === 'night') return hoursLater(day, random.between(0.5, 4.5))
  return hoursLater(atWork(day + 0.625 * DAY), random.between(0, 7))
}

/** What was heard by now, evening by evening. */
function arrivals(told: readonly Told[], now: number): Arrival[] {
  const evenings = new Map<number, Touchpoint[]>()
  for (const { recordedAt, touchpoint } of told.filter(({ recordedAt }) => recordedAt <= now)) {
    evenings.set(recordedAt, [...(evenings.get(recordedAt) ?? []), touchpoint])
  }
  return [...evenings]
    .sort(([one], [other]) => one - other)
    .map(([at, touchpoints]) => ({
      at,
      touchpoints: touchpoints.sort((one, other) => Date.parse(one.occurredAt) - Date.parse(other.occurredAt)),
    }))
}
