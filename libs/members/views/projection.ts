import type { RecordedEvent } from '#event-sourcing'
import type { Projection } from '#views'
import type { MemberEvent } from '../domain/events.js'
import { memberNames, members, projectMembers, touchedMembers } from './member.js'

const PREFIX = 'member-'

/** All views of members, folded from the members' streams. */
export const membersProjection: Projection<MemberEvent> = {
  name: 'members',
  version: 1,
  tables: [members, memberNames],
  streams: [PREFIX],
  touches: (_event, recorded) => touchedMembers(memberIdOf(recorded)),
  project: (rows, event, recorded) => projectMembers(rows, event, memberIdOf(recorded)),
}

const memberIdOf = ({ stream }: RecordedEvent): string => stream.slice(PREFIX.length)
