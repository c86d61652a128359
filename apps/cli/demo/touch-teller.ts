import type { Touchpoint } from '#journeys'
import type { Random } from './random.js'
import type { Scene } from './scene.js'
import { memberNamed, whoIsThere } from './staff.js'
import { entry, tables, type Touch } from './tables.js'
import type { Told } from './told.js'
import { wording } from './wording.js'
import { handedOverAt, hoursLater, workingLater } from './working-time.js'

const DAY = 24 * 3_600_000
/** How often a touchpoint is heard of days later, and how often a colleague of the same role covers. */
const LATE = 0.01
const COVERED = 0.12

/** Where a role and the client are in touch. */
interface Place {
  readonly channel: string
  readonly system: string
  readonly thread: string
}

/** Tells the touchpoints of one journey. */
export class TouchTeller {
  private readonly places = new Map<string, Place>()
  /** Who works on a journey in Virgil itself sees each touchpoint at once. */
  private readonly atOnce: boolean

  constructor(
    private readonly scene: Scene,
    private readonly random: Random,
  ) {
    this.atOnce = scene.steps.some((step) => 'does' in step)
  }

  /** The touchpoint of a step; the first one at an instant, the others some hours after it. */
  tell(step: Touch, index: number, before: number): Told {
    const { scene, random } = this
    const { seats, story, contact, topic, teller } = scene
    const line = entry(tables.lines, step.line)
    const role = entry(seats, step.at)
    const known = step.afresh ? undefined : this.places.get(role)
    const place = known ?? this.newPlace(role)
    this.places.set(role, place)
    const at = index === 0 ? before : this.nextAt(step, place, before)
    const next = scene.steps.slice(index).find((other) => seats[other.at] !== role)
    const speech = { line: step.line, story, role, next: next ? entry(seats, next.at) : 'the team' }
    const late = !this.atOnce && known && !step.effect && random.chance(LATE)
    return {
      recordedAt: this.atOnce ? at : handedOverAt(at + (late ? random.whole(2, 12) * DAY : 0)),
      touchpoint: {
        occurredAt: new Date(at).toISOString(),
        role,
        ...this.servedBy(step, role, at),
        ...(line.direction !== 'internal' && { contact }),
        channel: place.channel,
        direction: line.direction,
        intent: line.intent,
        ...(line.repeats && { repeats: true }),
        ...(step.effect && { effect: step.effect }),
        ...(!step.topicless && { topic }),
        text: wording({ ...speech, language: teller.language }, random),
        ...(step.assisting && { assisting: true }),
        source: teller.threads.next(place.system, place.thread),
      },
    }
  }

  private nextAt(step: Touch, { channel }: Place, before: number): number {
    const { direction, after } = entry(tables.lines, step.line)
    const pace = direction === 'outbound' ? (tables.channels[channel] ?? 1) : 1
    const hours = this.random.between(...(step.after ?? after)) * pace
    return step.member === 'support-night' ? hoursLater(before, hours) : workingLater(before, hours)
  }

  private newPlace(role: string): Place {
    const { channels, tools } = entry(tables.tools, role)
    const channel = this.random.pick(channels)
    const system = entry(tools, channel)
    return { channel, system, thread: this.scene.teller.threads.begin(system) }
  }

  private servedBy(step: Touch, role: string, at: number): Pick<Touchpoint, 'member' | 'team'> {
    const usual = this.random.chance(COVERED) ? undefined : this.scene.teller.team.get(role)
    const who = memberNamed(step.member) ?? whoIsThere(role, usual, at, this.random)
    return { member: who.member, team: who.team }
  }
}
