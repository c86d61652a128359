import type { Actor, ActorCommand } from '#access'
import { uuidV5 } from '#event-sourcing'
import {
  ChangeJourney,
  MergeJourneys,
  MoveTouchpoint,
  RecordTouchpoint,
  RecordTouchpoints,
  ReopenJourney,
  ResolveJourney,
  type RecordedAt,
} from '#journeys'
import { operator } from '../support/profile.js'
import type { Lots } from './lots.js'

const NAMESPACE = 'd2719a44-5d63-4a0e-8a2a-9d3b6f1f7c11'
const DAY = 24 * 3_600_000
const BEGIN = Date.UTC(2025, 0, 6, 9)

const kinds = {
  RecordTouchpoint,
  RecordTouchpoints,
  ChangeJourney,
  ResolveJourney,
  ReopenJourney,
  MoveTouchpoint,
  MergeJourneys,
}

/** A command as it can be written down and sent again, by another process too. */
export interface Sent {
  readonly kind: keyof typeof kinds
  readonly input: { readonly commandId: string } & Readonly<Record<string, unknown>>
}

interface Place {
  readonly touchpointId: string
  readonly journeyId: string
  readonly repeated: boolean
}

/** What any of these commands answers. */
export type Answer = RecordedAt & Partial<Place> & { readonly touchpoints?: readonly Place[] }

/** The places of the touchpoints in an answer. */
export const placesIn = ({ touchpoints, touchpointId, journeyId, repeated }: Answer): readonly Place[] =>
  touchpoints ?? (touchpointId && journeyId ? [{ touchpointId, journeyId, repeated }] : [])

/** The message of a command that was written down. */
export function messageOf({ kind, input }: Sent): ActorCommand<Answer> {
  const Message = kinds[kind] as unknown as new (actor: Actor, input: object) => ActorCommand<Answer>
  return new Message(operator, input)
}

/** With what the state of a client may refuse a correction. */
export const expectedRefusals: readonly string[] = [
  'JOURNEY_ALREADY_RESOLVED',
  'JOURNEY_NOT_RESOLVED',
  'JOURNEY_WOULD_BE_EMPTY',
  'SAME_JOURNEY',
]

/** Commands without end: touchpoints of some clients, now and then many at once, and corrections of what was answered. */
export class Load {
  private readonly known = new Map<string, { journeys: string[]; touchpoints: string[] }>()
  private count = 0

  constructor(
    private readonly name: string,
    private readonly lots: Lots,
    private readonly clients: number,
  ) {}

  next(): Sent {
    const commandId = uuidV5(`${this.name} ${this.count++}`, NAMESPACE)
    const lot = this.lots.next()
    if (lot < 0.75) return this.touchpoints(commandId, false)
    if (lot < 0.8) return this.touchpoints(commandId, true)
    return this.correction(commandId) ?? this.touchpoints(commandId, false)
  }

  /** Remembers what an answer named, for later corrections. */
  heard(answer: Answer): void {
    const known = this.known.get(answer.clientId) ?? { journeys: [], touchpoints: [] }
    for (const { touchpointId, journeyId } of placesIn(answer)) {
      known.touchpoints.push(touchpointId)
      if (!known.journeys.includes(journeyId)) known.journeys.push(journeyId)
    }
    this.known.set(answer.clientId, known)
  }

  private touchpoints(commandId: string, many: boolean): Sent {
    const number = this.lots.below(this.clients)
    const client = { ref: { system: 'crm', id: `C-${number}` }, name: `Client ${number}` }
    if (!many) return { kind: 'RecordTouchpoint', input: { commandId, client, touchpoint: this.touchpoint() } }
    const touchpoints = Array.from({ length: 2 + this.lots.below(20) }, () => this.touchpoint())
    return { kind: 'RecordTouchpoints', input: { commandId, client, touchpoints } }
  }

  private touchpoint(): object {
    const { lots } = this
    const maybe = (share: number, field: object) => (lots.next() < share ? field : {})
    return {
      occurredAt: new Date(BEGIN + lots.below(300) * DAY + lots.below(8) * 3_600_000).toISOString(),
      text: `Ası olan budur: ${lots.below(1_000_000)}`,
      ...maybe(0.9, { role: lots.pick(['account', 'support', 'project', 'product', 'cs']) }),
      ...maybe(0.6, { member: lots.pick(['Işıq', 'Олег', 'Zəhra', 'Ion']), team: lots.pick(['north', 'south']) }),
      ...maybe(0.1, { assisting: true }),
      ...maybe(0.5, { intent: lots.pick(['ask', 'answer', 'deflect', 'decline', 'thank']) }),
      ...maybe(0.8, { direction: lots.pick(['inbound', 'outbound', 'internal']) }),
      ...maybe(0.6, { topic: lots.pick(['training', 'billing', 'incident', 'delivery', 'upsell']) }),
      ...maybe(0.05, { effect: lots.pick(['resolves', 'resolves', 'reopens', 'waits']) }),
      ...maybe(0.3, { source: { system: 'desk', thread: `T-${lots.below(6)}` } }),
    }
  }

  private correction(commandId: string): Sent | undefined {
    const clients = [...this.known.keys()]
    if (clients.length === 0) return undefined
    const clientId = this.lots.pick(clients)
    const { journeys, touchpoints } = this.known.get(clientId) ?? { journeys: [], touchpoints: [] }
    const journeyId = this.lots.pick(journeys)
    const kind = this.lots.pick([
      'ChangeJourney',
      'ResolveJourney',
      'ReopenJourney',
      'MoveTouchpoint',
      'MergeJourneys',
    ] as const)
    switch (kind) {
      case 'ChangeJourney':
        return { kind, input: { commandId, clientId, journeyId, topic: this.lots.pick(['training', 'contract']) } }
      case 'ResolveJourney':
      case 'ReopenJourney':
        return { kind, input: { commandId, clientId, journeyId } }
      case 'MoveTouchpoint':
        return {
          kind,
          input: { commandId, clientId, touchpointId: this.lots.pick(touchpoints), toJourneyId: journeyId },
        }
      case 'MergeJourneys':
        return {
          kind,
          input: { commandId, clientId, fromJourneyId: this.lots.pick(journeys), intoJourneyId: journeyId },
        }
    }
  }
}
