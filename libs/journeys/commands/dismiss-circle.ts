import { z } from 'zod'
import { remark } from '../domain/remark.js'
import { clientCommand, handlerOf, ofClient } from './client-command.js'

const input = z.strictObject({ ...ofClient, circleId: z.uuid(), reason: remark })

/** Says that a circle is a legitimate loop: the client's health leaves it out. Refuses with `CIRCLE_NOT_FOUND`. */
export class DismissCircle extends clientCommand(input, ({ circleId, reason }) => ({
  type: 'DismissCircle',
  circleId,
  reason,
})) {}

export const DismissCircleHandler = handlerOf(DismissCircle)
