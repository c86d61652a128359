import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs'
import { z } from 'zod'
import { ValidCommand, type Actor } from '#access'
import { uuidV5, word } from '#event-sourcing'
import { wording } from '../domain/touchpoint.js'
import { ofJourney } from './client-command.js'
import { ClientCommands, type RecordedAt } from './client-commands.js'

const input = z.strictObject({
  ...ofJourney,
  /** The role that gives the journey away; the one that has it by default. */
  from: word.optional(),
  to: word,
  toTeam: word.optional(),
  toMember: word.optional(),
  /** What the receiver should know. */
  briefing: wording.optional(),
  /** Whether the client has agreed to it. */
  consent: z.boolean().optional(),
})

/** Where a handoff was offered, and the handoff. */
export interface HandoffAt extends RecordedAt {
  readonly handoffId: string
}

/** Offers a journey to another role, team or member. Refuses with `UNKNOWN_ROLE`, `HANDOFF_TO_ONESELF` and `HANDOFF_NEEDS_CONSENT`. */
export class OfferHandoff extends ValidCommand<typeof input, HandoffAt> {
  constructor(actor: Actor, from: z.input<typeof input>) {
    super(actor, input, from)
  }
}

@CommandHandler(OfferHandoff)
export class OfferHandoffHandler implements ICommandHandler<OfferHandoff> {
  constructor(private readonly clients: ClientCommands) {}

  /** The handoff has the id of the fact that offers it, which follows from the command's. */
  async execute({ input: { clientId, commandId: _, ...said }, origin }: OfferHandoff): Promise<HandoffAt> {
    const handoffId = uuidV5(origin.commandId, said.journeyId)
    const command = { type: 'OfferHandoff', factId: handoffId, handoffId, ...said } as const
    return { ...(await this.clients.record(clientId, command, origin)), handoffId }
  }
}
