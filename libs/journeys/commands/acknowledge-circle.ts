import { z } from 'zod'
import { remark } from '../domain/remark.js'
import { clientCommand, handlerOf, ofClient } from './client-command.js'

const input = z.strictObject({ ...ofClient, circleId: z.uuid(), note: remark.optional() })

/** Takes note of a circle. Refuses with `CIRCLE_NOT_FOUND`. */
export class AcknowledgeCircle extends clientCommand(input, ({ circleId, note }) => ({
  type: 'AcknowledgeCircle',
  circleId,
  note,
})) {}

export const AcknowledgeCircleHandler = handlerOf(AcknowledgeCircle)
