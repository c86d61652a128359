import { DomainError, type RecordedEvent } from '#event-sourcing'
import type { CharterHistory } from '#charter'
import { clientEvents } from '#journeys'
import { client } from '../../libs/journeys/domain/client.js'
import type { ClientState } from '../../libs/journeys/domain/client-state.js'
import type { Asked, Judgement, Witness } from './witness.js'

/** The model: the decider alone, and the commands one after another in the order in which they were kept. */
class Model {
  private state: ClientState = client.initialState()

  constructor(private readonly charters: CharterHistory) {}

  /** What a command leads to now: the events as text, or the code of a refusal. */
  decide({ command, now }: Asked): string {
    try {
      return textOf(client.decide(this.state, command, { now, charters: this.charters }))
    } catch (error) {
      if (error instanceof DomainError) return error.code
      throw error
    }
  }

  evolve(recorded: RecordedEvent): void {
    this.state = client.evolve(this.state, clientEvents.decode(recorded))
  }
}

const textOf = (events: readonly { type: string; data: unknown }[]): string =>
  JSON.stringify(events.map(({ type, data }) => ({ type, data })))

const NOTHING = textOf([])

/**
 * Judges the events of one client: each command is there once and whole, and is what the decider makes of it
 * on all that stands before it. What was refused, or changed nothing, would be so at a moment between question and answer.
 */
export function judge(
  stream: string,
  events: readonly RecordedEvent[],
  witness: Witness,
  charters: CharterHistory,
): string[] {
  const model = new Model(charters)
  const faults: string[] = []
  const seen = new Set<string>()
  const open = new Set(witness.judgements.filter(({ asked }) => `client-${asked.clientId}` === stream))
  const settleAt = (count: number) => {
    for (const each of open)
      if (each.asked.from <= count && count <= each.upTo && model.decide(each.asked) === (each.refusal ?? NOTHING))
        open.delete(each)
  }
  settleAt(0)
  for (let from = 0; from < events.length;) {
    const commandId = events[from]?.metadata.commandId ?? ''
    const until = events.findIndex((event, index) => index > from && event.metadata.commandId !== commandId)
    const kept = events.slice(from, until < 0 ? undefined : until)
    const what = `${kept[0]?.type} in ${stream} at ${from}`
    if (seen.has(commandId)) faults.push(`${what} comes from a command that was kept before.`)
    seen.add(commandId)
    const asked = witness.asked.get(commandId) ?? []
    if (!asked.some((each) => model.decide(each) === textOf(kept)))
      faults.push(`${what} is not what the model makes of ${asked[0]?.command.type ?? 'it: nobody asked for it'}.`)
    for (const event of kept) model.evolve(event)
    from += kept.length
    settleAt(from)
  }
  return [...faults, ...[...open].map(unexplained)]
}

function unexplained({ asked: { command, clientId, from }, refusal, upTo }: Judgement): string {
  const told = refusal === undefined ? 'changed nothing' : `was refused with ${refusal}`
  return `${command.type} of ${clientId} ${told}, and would not have been on any ${from} to ${upTo} of its events.`
}
