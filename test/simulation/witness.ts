import { DomainError, StoreError, type Outcome, type RecordedEvent } from '#event-sourcing'
import type { ClientEvent } from '#journeys'
import type { ClientCommand } from '../../libs/journeys/domain/commands.js'
import type { Disk } from './disk.js'

/** A command as the decider was asked to decide it. */
export interface Asked {
  readonly clientId: string
  readonly command: ClientCommand
  readonly commandId: string
  /** The present that the decision was given. */
  readonly now: number
  /** How many events of the client were kept by then. */
  readonly from: number
}

/** A decision that left no event: it must follow from what was kept somewhere between the question and the answer. */
export interface Judgement {
  readonly asked: Asked
  readonly upTo: number
  /** With what it was refused; undefined where it changed nothing. */
  readonly refusal: string | undefined
}

/** Hears every question to the decider and every answer, and looks at the disk at that moment. */
export class Witness {
  readonly asked = new Map<string, Asked[]>()
  readonly judgements: Judgement[] = []
  readonly faults: string[] = []

  constructor(private readonly disk: Disk) {}

  asks(clientId: string, command: ClientCommand, commandId: string, now: number): Asked {
    const asked = { clientId, command, commandId, now, from: this.disk.countOf(`client-${clientId}`) }
    const known = this.asked.get(commandId)
    if (known) known.push(asked)
    else this.asked.set(commandId, [asked])
    return asked
  }

  /** An answer is given: all that it tells is on the disk. */
  answers(asked: Asked, { events, position, repeated }: Outcome<ClientEvent, unknown>): void {
    const { type } = asked.command
    if (position > this.disk.head)
      this.faults.push(`${type} was answered at ${position}; the disk ends at ${this.disk.head}.`)
    for (const event of events) this.seen(event, `The answer to ${type}`)
    if (events.length === 0 && !repeated) this.judge(asked, undefined)
    if (repeated && !events.some(({ metadata }) => metadata.commandId === asked.commandId))
      this.faults.push(`${type} was answered as a repeat, and nothing of it is kept.`)
  }

  refuses(asked: Asked, error: unknown): void {
    if (error instanceof StoreError || (error instanceof DomainError && error.code === 'CONFLICT')) return
    if (error instanceof DomainError) this.judge(asked, error.code)
    else this.faults.push(`${asked.command.type} failed: ${String(error)}`)
  }

  /** Somebody is shown an event. */
  seen(event: RecordedEvent, who: string): void {
    const kept = this.disk.at(event.position)
    if (kept?.id === event.id) return
    this.faults.push(`${who} tells of ${event.type} in ${event.stream} at ${event.position}, and that is not kept.`)
  }

  private judge(asked: Asked, refusal: string | undefined): void {
    this.judgements.push({ asked, refusal, upTo: this.disk.countOf(`client-${asked.clientId}`) })
  }
}
