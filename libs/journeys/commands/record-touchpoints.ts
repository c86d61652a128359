import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs'
import { z } from 'zod'
import { word } from '#event-sourcing'
import { commandId, ValidCommand, type Actor } from '#access'
import { clientRef } from '../domain/client-ref.js'
import { touchpoint } from '../domain/touchpoint.js'
import type { RecordedAt } from './client-commands.js'
import { TouchpointRecorder, type RecordedTouchpoint } from './touchpoint-recorder.js'

/** The most touchpoints that one command may bring. */
export const MOST_TOUCHPOINTS = 10_000

/** The client of a touchpoint: by its id, or by a reference that another tool knows it by. */
export const clientAddress = z.union([
  z.strictObject({ id: z.uuid() }),
  z.strictObject({ ref: clientRef, name: word.optional() }),
])

const input = z.strictObject({
  commandId,
  client: clientAddress,
  touchpoints: z
    .array(touchpoint.extend({ journeyId: z.uuid().optional() }))
    .min(1)
    .max(MOST_TOUCHPOINTS),
})

/** Where each touchpoint of a command was recorded, in the order of the command. */
export interface RecordedTouchpoints extends RecordedAt {
  readonly touchpoints: readonly RecordedTouchpoint[]
}

/** Records touchpoints of one client in one write: all of them, or none. */
export class RecordTouchpoints extends ValidCommand<typeof input, RecordedTouchpoints> {
  constructor(actor: Actor, from: z.input<typeof input>) {
    super(actor, input, from)
  }
}

@CommandHandler(RecordTouchpoints)
export class RecordTouchpointsHandler implements ICommandHandler<RecordTouchpoints> {
  constructor(private readonly recorder: TouchpointRecorder) {}

  execute({ input, origin }: RecordTouchpoints): Promise<RecordedTouchpoints> {
    return this.recorder.record(input.client, input.touchpoints, origin)
  }
}
