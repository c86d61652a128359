import { z } from 'zod'
import { word } from '#event-sourcing'
import { instant } from '../domain/touchpoint.js'
import { clientCommand, handlerOf, ofClient } from './client-command.js'

const input = z.strictObject({
  ...ofClient,
  memberId: z.uuid(),
  role: word,
  /** Now where it is missing. */
  at: instant.optional(),
})

/** Ends what a member does for a client in a role. Refuses with `NOT_ASSIGNED`. */
export class ReleaseMember extends clientCommand(input, ({ memberId, role, at }) => ({
  type: 'ReleaseMember',
  memberId,
  role,
  at,
})) {}

export const ReleaseMemberHandler = handlerOf(ReleaseMember)
