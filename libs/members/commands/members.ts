import { Injectable } from '@nestjs/common'
import type { CommandOrigin } from '#access'
import { Charters } from '#charter'
import { Clock, CommandRunner, EventStore, Instruments, unwatched, type Position } from '#event-sourcing'
import type { MemberCommand, MemberContext } from '../domain/commands.js'
import { memberEvents, type MemberEvent } from '../domain/events.js'
import { member } from '../domain/member.js'
import type { MemberState } from '../domain/member-state.js'

/** What every command answers: the position that its effect can be read from, and whether it had been recorded before. */
export interface MemberRecordedAt {
  readonly memberId: string
  readonly position: Position
  readonly repeated: boolean
}

/** The beginning of the names of members' streams. */
export const MEMBER_STREAMS = 'member-'

const streamOfMember = (memberId: string): string => `${MEMBER_STREAMS}${memberId}`

/** Our people on the side that writes: runs commands on them, and tells other contexts what they are at this moment. */
@Injectable()
export class Members {
  private readonly runner: CommandRunner<MemberState, MemberCommand, MemberEvent, MemberContext>

  constructor(
    private readonly store: EventStore,
    private readonly charters: Charters,
    clock: Clock,
    instruments: Instruments = unwatched,
  ) {
    this.runner = new CommandRunner({
      store,
      catalogue: memberEvents,
      decider: member,
      streamOf: streamOfMember,
      now: () => new Date(clock.now()),
      instruments,
    })
  }

  /** Runs a command: judged by the latest charter. */
  async record(memberId: string, command: MemberCommand, origin: CommandOrigin): Promise<MemberRecordedAt> {
    const context = (await this.charters.history()).latest
    const { position, repeated } = await this.runner.run(memberId, command, { ...origin, context })
    return { memberId, position, repeated }
  }

  /** The roles of a member, undefined where there is none. Read from the store: another process may have changed them. */
  async rolesOf(memberId: string): Promise<readonly string[] | undefined> {
    let state = member.initialState()
    for await (const recorded of this.store.readStream(streamOfMember(memberId)))
      state = member.evolve(state, memberEvents.decode(recorded))
    return state.memberId === undefined ? undefined : state.roles
  }
}
