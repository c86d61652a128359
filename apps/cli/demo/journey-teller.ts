import type { Touchpoint } from '#journeys'
import type { Random } from './random.js'
import { entry, tables, type Language, type Member, type Shape, type Step } from './tables.js'
import type { Threads } from './threads.js'
import type { Told } from './told.js'
import { storyOf, wording } from './wording.js'
import { handedOverAt, hoursLater, workingLater } from './working-time.js'

const DAY = 24 * 3_600_000
/** How often a touchpoint is heard of days later, and how often a colleague of the same role covers. */
const LATE = 0.01
const COVERED = 0.12

/** The client whose journey is told. */
export interface Teller {
  readonly language: Language
  readonly contacts: readonly string[]
  /** Who serves the client in each role. */
  readonly team: ReadonlyMap<string, Member>
  readonly threads: Threads
}

/** What the journey is. */
export interface Plot {
  readonly shape: Shape
  readonly topic: string
  readonly owner: string
  readonly startsAt: number
}

/** Tells a journey of some shape, step by step; what lies after today is for the caller to leave out. */
export function tellJourney(teller: Teller, plot: Plot, random: Random): Told[] {
  const { shape, topic } = plot
  const seats = seatsOf(plot, random)
  const steps = playedSteps(shape, random)
  const story = storyOf(topic, teller.language, random)
  const contact = random.pick(teller.contacts)
  const places = new Map<string, { channel: string; system: string; thread: string }>()
  let at = plot.startsAt
  return steps.map((step, index): Told => {
    const line = entry(tables.lines, step.line)
    const role = entry(seats, step.at)
    const after = random.between(...(step.after ?? line.after))
    if (index > 0) at = step.member === 'support-night' ? hoursLater(at, after) : workingLater(at, after)
    const known = step.afresh ? undefined : places.get(role)
    const place = known ?? placeOf(role, teller.threads, random)
    places.set(role, place)
    const next = steps.slice(index).find((other) => seats[other.at] !== role)
    const speech = { line: step.line, story, role, next: next ? entry(seats, next.at) : 'the team' }
    const late = known && !step.effect && random.chance(LATE)
    return {
      recordedAt: handedOverAt(at + (late ? random.whole(2, 12) * DAY : 0)),
      touchpoint: {
        occurredAt: new Date(at).toISOString(),
        role,
        ...servedBy(step, role, teller, random),
        ...(line.direction !== 'internal' && { contact }),
        channel: place.channel,
        direction: line.direction,
        intent: line.intent,
        ...(step.effect && { effect: step.effect }),
        ...(!step.topicless && { topic }),
        text: wording({ ...speech, language: teller.language }, random),
        ...(step.assisting && { assisting: true }),
        source: teller.threads.next(place.system, place.thread),
      },
    }
  })
}

/** The roles on the seats of a shape: those that it names, and others that do not own the topic. */
function seatsOf({ shape, owner }: Plot, random: Random): Record<Step['at'], string> {
  const named = new Set([owner, ...Object.values(shape.seats)])
  // Clients turn to account and support first.
  const doors = random.shuffled(['account', 'support']).filter((role) => !named.has(role))
  const behind = random.shuffled(['project', 'product', 'cs']).filter((role) => !named.has(role))
  const free = [...doors, ...behind]
  const take = (): string => free.shift() ?? owner
  const { first = take(), second = take(), third = take() } = shape.seats
  return { owner, first, second, third }
}

function playedSteps({ steps }: Shape, random: Random): Step[] {
  return steps.flatMap((each) => {
    if (!('times' in each)) return [each]
    return Array.from({ length: random.whole(...each.times) }, () => each.steps).flat()
  })
}

function placeOf(role: string, threads: Threads, random: Random): { channel: string; system: string; thread: string } {
  const { channels, tools } = entry(tables.tools, role)
  const channel = random.pick(channels)
  const system = entry(tools, channel)
  return { channel, system, thread: threads.begin(system) }
}

function servedBy(step: Step, role: string, { team }: Teller, random: Random): Pick<Touchpoint, 'member' | 'team'> {
  const colleagues = tables.members.filter(({ roles, covers }) => roles.includes(role) && covers === undefined)
  const named = tables.members.find(({ member }) => member === step.member)
  const usual = random.chance(COVERED) ? random.pick(colleagues) : team.get(role)
  const who = named ?? usual
  return who ? { member: who.member, team: who.team } : {}
}
