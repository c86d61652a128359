import { z } from 'zod'
import { word } from '#event-sourcing'
import { priorities } from '../domain/events.js'
import { clientCommand, handlerOf, ofClient } from './client-command.js'

const input = z.strictObject({
  ...ofClient,
  journeyId: z.uuid(),
  title: word.optional(),
  topic: word.optional(),
  priority: z.enum(priorities).optional(),
  labels: z.array(word).max(50).optional(),
})

/** Changes what is said of a journey: title, topic, priority, labels. Refuses with `UNKNOWN_TOPIC`. */
export class ChangeJourney extends clientCommand(input, ({ clientId: _, commandId: __, ...change }) => ({
  type: 'ChangeJourney',
  ...change,
})) {}

export const ChangeJourneyHandler = handlerOf(ChangeJourney)
