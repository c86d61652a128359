import type { ClientDraft } from './client-draft.js'
import { commandedFactIn, type CommandedEvent } from './commanded.js'
import type { ClientEvent } from './events.js'
import type { JourneyDraft } from './journey-draft.js'

/** A person's word about the present counts behind every fact that is known. */
export function wordOn({ id, facts }: JourneyDraft, factId: string, now: number) {
  const last = facts[facts.length - 1]
  const instant = Math.max(now, last?.at ?? now)
  const order = last?.at === instant ? last.order + 1 : 0
  return { journeyId: id, factId, at: new Date(instant).toISOString(), order }
}

/** The events of a member's word on a journey. */
export function concludedWith(draft: ClientDraft, journey: JourneyDraft, event: CommandedEvent): ClientEvent[] {
  journey.add(commandedFactIn(event))
  return draft.concluded([event])
}
