import { defaultCharter, type CharterDefinition } from '#charter'
import type { AssignmentKind, ClientRef, Touchpoint } from '#journeys'
import { DEMO_TODAY } from './demo-clock.js'
import { ENGINEER, engineerStory, engineerTeam } from './engineer.js'
import { tellJourney } from './journey-teller.js'
import { Random } from './random.js'
import type { Plot, Teller } from './scene.js'
import { membersOf } from './staff.js'
import { entry, languages, tables, type Language, type Shape } from './tables.js'
import { Threads } from './threads.js'
import { isDeed, type Deed, type Happening, type Told } from './told.js'
import { atWork, hoursLater } from './working-time.js'

const DAY = 24 * 3_600_000
const FEWEST_JOURNEYS = 2
const MOST_JOURNEYS = 8
/** In how many days begins what has not come to an end. */
const LATELY = 40

/** The seed of the company that the demo shows. */
export const DEMO_SEED = 9

/** What was heard of a client at one instant, milliseconds since 1970. */
export interface Arrival {
  readonly at: number
  readonly touchpoints: readonly Touchpoint[]
}

/** Who serves a client in a role. */
export interface Served {
  readonly member: string
  readonly role: string
  readonly as: AssignmentKind
}

/** A made-up client with all that was heard of them and done about them, each in the order in which it was. */
export interface DemoClient {
  readonly name: string
  readonly ref: ClientRef
  readonly servedBy: readonly Served[]
  readonly arrivals: readonly Arrival[]
  readonly deeds: readonly Deed[]
}

/** A made-up company: its charter, and a year of its clients. */
export interface DemoCompany {
  readonly seed: number
  readonly charter: CharterDefinition
  readonly clients: readonly DemoClient[]
}

/** Makes a company up: the same for the same seed and the same present. */
export function demoCompany(seed = DEMO_SEED, now = DEMO_TODAY): DemoCompany {
  const charter = defaultCharter()
  const random = new Random(seed)
  const named = languages.flatMap((language) => entry(tables.clients, language).map((name) => ({ name, language })))
  const others = named.map(({ name, language }, index): DemoClient => {
    const number = 1001 + index
    const ref = { system: ENGINEER.ref.system, id: `C-${number}` }
    return { name, ref, ...yearOf(charter, language, String(number), now, random.fork(index + 1)) }
  })
  const engineer = { ...ENGINEER, servedBy: engineerTeam, arrivals: arrivals(engineerStory(), now), deeds: [] }
  return { seed, charter, clients: [engineer, ...others] }
}

/** Every touchpoint of a client, in the order in which it was heard of. */
export const touchpointsOf = ({ arrivals }: DemoClient): Touchpoint[] =>
  arrivals.flatMap(({ touchpoints }) => touchpoints)

/** The journeys that a client begins in the year before now, each on a topic of its own, and who serves them. */
function yearOf(
  charter: CharterDefinition,
  language: Language,
  number: string,
  now: number,
  random: Random,
): Omit<DemoClient, 'name' | 'ref'> {
  const teller: Teller = {
    language,
    contacts: random.shuffled(tables.contacts).slice(0, random.whole(1, 3)),
    team: new Map(charter.roles.map(({ name }) => [name, random.pick(membersOf(name))])),
    threads: new Threads(number),
  }
  const count = Math.round(FEWEST_JOURNEYS + (MOST_JOURNEYS - FEWEST_JOURNEYS) * random.next() ** 1.6)
  const happenings = random
    .shuffled(charter.topics)
    .slice(0, count)
    .map(({ name: topic, owner }): Plot => {
      const shape = random.weighed(tables.shapes.filter((each) => suits(each, topic)))
      return { shape, topic, owner, startsAt: startOf(shape, now, random) }
    })
    .sort((one, other) => one.startsAt - other.startsAt)
    .flatMap((plot) => tellJourney(teller, plot, random))
  const isTold = (happening: Happening): happening is Told => !isDeed(happening)
  return {
    servedBy: servedBy(teller, random),
    arrivals: arrivals(happenings.filter(isTold), now),
    deeds: happenings
      .filter(isDeed)
      .filter(({ at }) => at <= now)
      .sort((one, other) => one.at - other.at),
  }
}

/** Everybody has somebody at account, most at customer success, some a backup. */
function servedBy({ team }: Teller, random: Random): Served[] {
  return ['account', 'cs'].flatMap((role) => {
    const primary = team.get(role)
    if (!primary || (role === 'cs' && random.chance(0.3))) return []
    const backup = random.pick(tables.members.filter((each) => each.roles.includes(role) && each !== primary))
    return [
      { member: primary.member, role, as: 'primary' as const },
      ...(random.chance(0.4) ? [{ member: backup.member, role, as: 'backup' as const }] : []),
    ]
  })
}

/** A shape may say for which topics it is. */
const suits = ({ topics }: Shape, topic: string): boolean => topics === undefined || topics.includes(topic)

function startOf({ starts }: Shape, now: number, random: Random): number {
  const day = now - random.whole(1, starts === 'lately' ? LATELY : 364) * DAY
  if (starts === 'night') return hoursLater(day, random.between(0.5, 4.5))
  return hoursLater(atWork(day + 0.625 * DAY), random.between(0, 7))
}

/** What was heard by now, by the instant at which it was: most of it evening by evening. */
function arrivals(told: readonly Told[], now: number): Arrival[] {
  const heard = new Map<number, Touchpoint[]>()
  for (const { recordedAt, touchpoint } of told.filter(({ recordedAt }) => recordedAt <= now)) {
    heard.set(recordedAt, [...(heard.get(recordedAt) ?? []), touchpoint])
  }
  return [...heard]
    .sort(([one], [other]) => one - other)
    .map(([at, touchpoints]) => ({
      at,
      touchpoints: touchpoints.sort((one, other) => Date.parse(one.occurredAt) - Date.parse(other.occurredAt)),
    }))
}
