import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs'
import { z } from 'zod'
import { commandId, ValidCommand, type Actor } from '#access'
import { touchpoint } from '../domain/touchpoint.js'
import type { RecordedAt } from './client-commands.js'
import { clientAddress } from './record-touchpoints.js'
import { TouchpointRecorder, type RecordedTouchpoint } from './touchpoint-recorder.js'

const input = z.strictObject({ commandId, client: clientAddress, journeyId: z.uuid().optional(), touchpoint })

/** Records one contact about a client. A touchpoint that comes again is answered with where it was recorded first. */
export class RecordTouchpoint extends ValidCommand<typeof input, RecordedAt & RecordedTouchpoint> {
  constructor(actor: Actor, from: z.input<typeof input>) {
    super(actor, input, from)
  }
}

@CommandHandler(RecordTouchpoint)
export class RecordTouchpointHandler implements ICommandHandler<RecordTouchpoint> {
  constructor(private readonly recorder: TouchpointRecorder) {}

  execute({ input, origin }: RecordTouchpoint): Promise<RecordedAt & RecordedTouchpoint> {
    return this.recorder.recordOne(input.client, { ...input.touchpoint, journeyId: input.journeyId }, origin)
  }
}
