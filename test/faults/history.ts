import { clientEvents, reservationEvents, type ClientEvent } from '#journeys'
import type { EventStore, RecordedEvent } from '#event-sourcing'
import { expectedRefusals, placesIn, type Answer, type Sent } from './load.js'
import type { Said } from './protocol.js'

/** What a killed process had said, and what the store holds of it. */
export class History {
  readonly sent = new Map<string, Sent>()
  readonly answers = new Map<string, Answer>()
  /** Events by the command that they came from, clients' streams only. */
  readonly byCommand = new Map<string, RecordedEvent[]>()
  private readonly streamsOfTouchpoint = new Map<string, string[]>()
  events = 0

  /** `isExact`: the store tells the position of each event, not only that of the append. */
  constructor(readonly isExact = true) {}

  /** What was sent and answered up to now, for those who will look at a disk as it is now. */
  copy(): History {
    const copy = new History(this.isExact)
    for (const [commandId, sent] of this.sent) copy.sent.set(commandId, sent)
    for (const [commandId, answer] of this.answers) copy.answers.set(commandId, answer)
    return copy
  }

  /** Remembers what a loaded process says; gives a fault where it was refused with what nobody expects. What the store failed stays unanswered. */
  hear(said: Said, failures: readonly string[] = []): string[] {
    if ('sent' in said) this.sent.set(said.sent.input.commandId, said.sent)
    else if ('answered' in said) this.answers.set(said.answered, said.answer)
    else if ('refused' in said && !failures.includes(said.code)) {
      this.sent.delete(said.refused)
      if (!expectedRefusals.includes(said.code)) return [`${said.refused} was refused with ${said.code}.`]
    }
    return []
  }

  /** Reads all events. */
  async read(store: EventStore): Promise<void> {
    this.byCommand.clear()
    this.streamsOfTouchpoint.clear()
    this.events = 0
    for await (const recorded of store.readAll()) {
      this.events += 1
      if (reservationEvents.has(recorded.type) || !clientEvents.has(recorded.type)) continue
      group(this.byCommand, recorded.metadata.commandId, recorded)
      const event: ClientEvent = clientEvents.decode(recorded)
      if (event.type === 'TouchpointRecorded') {
        group(this.streamsOfTouchpoint, event.data.touchpointId, recorded.stream)
      }
    }
  }

  /** What is wrong with the events, in sentences. */
  faults(): string[] {
    return [...this.answers].flatMap(([id, answer]) => this.faultsOfAnswer(id, answer)).concat(this.halfWritten())
  }

  /** Commands that were sent and not answered. */
  get unanswered(): Sent[] {
    return [...this.sent.values()].filter(({ input }) => !this.answers.has(input.commandId))
  }

  /** Commands whose answer must come again: what changed nothing left no trace, and may change something today. */
  get repeatable(): Sent[] {
    return [...this.sent.values()].filter(
      ({ input: { commandId } }) => this.answers.has(commandId) && this.byCommand.has(commandId),
    )
  }

  private faultsOfAnswer(commandId: string, answer: Answer): string[] {
    const faults = placesIn(answer).flatMap(({ touchpointId }) => {
      const streams = this.streamsOfTouchpoint.get(touchpointId) ?? []
      return streams.length === 1 && streams[0] === `client-${answer.clientId}`
        ? []
        : [
            `The touchpoint ${touchpointId} of ${commandId} was acknowledged and is in: ${streams.join(', ') || 'none'}.`,
          ]
    })
    const events = this.byCommand.get(commandId)
    const last = events?.at(-1)
    const isRight = this.isExact ? last?.position === answer.position : (last?.position ?? '') <= answer.position
    if (last && !answer.repeated && !isRight)
      faults.push(`${commandId} was acknowledged at ${answer.position} and ends at ${last.position}.`)
    return faults
  }

  /** Commands whose events are not in one piece, or not all there. */
  private halfWritten(): string[] {
    return [...this.byCommand].flatMap(([commandId, events]) => {
      const [first] = events
      const pieces = events.filter(({ revision }, index) => revision !== (first?.revision ?? 0) + index)
      const touchpoints = this.sent.get(commandId)?.input.touchpoints
      const wanted = Array.isArray(touchpoints) ? touchpoints.length : undefined
      const found = events.filter(({ type }) => type === 'TouchpointRecorded').length
      return [
        ...(pieces.length > 0 ? [`The events of ${commandId} lie apart.`] : []),
        ...(wanted !== undefined && found !== wanted
          ? [`${commandId} brought ${wanted} touchpoints, ${found} are there.`]
          : []),
      ]
    })
  }
}

function group<Value>(groups: Map<string, Value[]>, key: string, value: Value): void {
  const known = groups.get(key)
  if (known) known.push(value)
  else groups.set(key, [value])
}
