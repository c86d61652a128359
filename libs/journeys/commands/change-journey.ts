import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs'
import { z } from 'zod'
import type { Actor } from '#access'
import { priorities } from '../domain/events.js'
import { word } from '../domain/word.js'
import { ClientCommands, type RecordedAt } from './client-commands.js'
import { commandId, ValidCommand } from './message.js'

const input = z.strictObject({
  commandId,
  clientId: z.uuid(),
  journeyId: z.uuid(),
  title: word.optional(),
  topic: word.optional(),
  priority: z.enum(priorities).optional(),
  labels: z.array(word).max(50).optional(),
})

/** Changes what is said of a journey: title, topic, priority, labels. Refuses with `UNKNOWN_TOPIC`. */
export class ChangeJourney extends ValidCommand<typeof input, RecordedAt> {
  constructor(actor: Actor, from: z.input<typeof input>) {
    super(actor, input, from)
  }
}

@CommandHandler(ChangeJourney)
export class ChangeJourneyHandler implements ICommandHandler<ChangeJourney> {
  constructor(private readonly clients: ClientCommands) {}

  execute({ input: { clientId, commandId: _, ...change }, origin }: ChangeJourney): Promise<RecordedAt> {
    return this.clients.record(clientId, { type: 'ChangeJourney', ...change }, origin)
  }
}
