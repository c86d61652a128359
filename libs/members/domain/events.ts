import { z } from 'zod'
import { defineEvents, instant, personal, type EventOf } from '#event-sourcing'

const name = z.string().min(1).max(200)
const roles = z.array(name).max(50)
const teams = z.array(name).max(50)

/** The events of a member's stream, `member-<uuid>`. */
export const memberEvents = defineEvents({
  /** One of our people became known, by the name and the aliases under which touchpoints tell of them. */
  MemberRegistered: {
    version: 1,
    schema: z.object({
      memberId: z.uuid(),
      name: personal(name),
      aliases: personal(z.array(name).max(20)),
      email: personal(z.email().optional()),
      roles,
      teams,
    }),
  },
  /** Touchpoints tell of the member by this name, too. */
  MemberAliasAdded: { version: 1, schema: z.object({ alias: personal(name) }) },
  /** The member has these roles, in these teams, and no others. */
  MemberRolesChanged: { version: 1, schema: z.object({ roles, teams }) },
  /** The member is not there in this time; an absence that it overlaps is replaced by it. */
  AbsenceSet: { version: 1, schema: z.object({ from: instant, to: instant, reason: personal(name.optional()) }) },
  /** The member is there in this time after all. */
  AbsenceLifted: { version: 1, schema: z.object({ from: instant, to: instant }) },
})
export type MemberEvent = EventOf<typeof memberEvents>
