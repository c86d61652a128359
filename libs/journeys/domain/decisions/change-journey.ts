import { ClientDraft } from '../client-draft.js'
import type { ClientContext } from '../client-context.js'
import type { ClientState } from '../client-state.js'
import type { CommandOf } from '../commands.js'
import type { ClientEvent } from '../events.js'
import { refuse } from '../refusals.js'
import { mustHave } from './must-have.js'

/** Changes what is said of a journey; what is said already changes nothing. */
export function changeJourney(
  state: ClientState,
  command: CommandOf<'ChangeJourney'>,
  { charters, now }: ClientContext,
): ClientEvent[] {
  const draft = new ClientDraft(state, charters)
  const journey = mustHave(draft, command.journeyId)
  const topic = command.topic === undefined ? undefined : charters.at(now).topicNamed(command.topic)
  if (command.topic !== undefined && topic === undefined)
    refuse('UNKNOWN_TOPIC', `The charter has no topic "${command.topic}".`, ['topic'])
  const { title, priority, labels } = command
  const data = {
    ...(title !== undefined && title !== journey.base?.title && { title }),
    ...(topic !== undefined && topic !== journey.base?.changedTopic && { topic }),
    ...(priority !== undefined && priority !== journey.base?.priority && { priority }),
    ...(labels && labels.join('\n') !== journey.base?.labels.join('\n') && { labels: [...labels] }),
  }
  if (Object.keys(data).length === 0) return []
  if (data.topic !== undefined) journey.retopic(data.topic)
  if (data.priority !== undefined) journey.reprioritize(data.priority)
  return draft.concluded([{ type: 'JourneyChanged', data: { journeyId: journey.id, ...data } }])
}
