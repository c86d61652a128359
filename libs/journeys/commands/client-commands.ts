import { Injectable } from '@nestjs/common'
import type { CommandOrigin } from '#access'
import { Charters } from '#charter'
import {
  Clock,
  CommandRunner,
  EventStore,
  Instruments,
  NoSnapshots,
  Snapshots,
  unwatched,
  type Outcome,
  type Position,
} from '#event-sourcing'
import { client } from '../domain/client.js'
import { clientSnapshots } from '../domain/client-snapshot.js'
import type { ClientContext } from '../domain/client-context.js'
import type { ClientState } from '../domain/client-state.js'
import type { ClientCommand } from '../domain/commands.js'
import { clientEvents, type ClientEvent } from '../domain/events.js'

export type { CommandOrigin }

/** What every command answers: the position that its effect can be read from, and whether it had been recorded before. */
export interface RecordedAt {
  readonly clientId: string
  readonly position: Position
  readonly repeated: boolean
}

export const streamOfClient = (clientId: string): string => `client-${clientId}`

/** Runs commands on clients: the charter and the present are handed to the decider here. */
@Injectable()
export class ClientCommands {
  private readonly runner: CommandRunner<ClientState, ClientCommand, ClientEvent, ClientContext>

  constructor(
    private readonly store: EventStore,
    private readonly charters: Charters,
    private readonly clock: Clock,
    instruments: Instruments = unwatched,
    snapshots: Snapshots = new NoSnapshots(),
  ) {
    this.runner = new CommandRunner({
      store,
      catalogue: clientEvents,
      decider: client,
      streamOf: streamOfClient,
      now: () => new Date(clock.now()),
      pause: (ms) => clock.pause(ms),
      instruments,
      snapshots: { kept: snapshots, codec: clientSnapshots },
    })
  }

  /** Runs a command, and answers from the state right after it. */
  async run<Answer = undefined>(
    clientId: string,
    command: ClientCommand,
    origin: CommandOrigin,
    answer?: (state: ClientState) => Answer,
  ): Promise<Outcome<ClientEvent, Answer>> {
    const context = { now: this.clock.now(), charters: await this.charters.history() }
    const { commandId, actor } = origin
    return this.runner.run(clientId, command, { commandId, actor, context, answer })
  }

  /** Runs a command that answers nothing but where it was recorded. */
  async record(clientId: string, command: ClientCommand, origin: CommandOrigin): Promise<RecordedAt> {
    const { position, repeated } = await this.run(clientId, command, origin)
    return { clientId, position, repeated }
  }

  /** The event at a revision of a client's stream: for answering a repeat with the first result. */
  async eventAt(clientId: string, revision: number): Promise<{ event: ClientEvent; position: Position } | undefined> {
    for await (const recorded of this.store.readStream(streamOfClient(clientId), { from: revision, limit: 1 })) {
      return { event: clientEvents.decode(recorded), position: recorded.position }
    }
    return undefined
  }

  /** The folded state of a client, as the next command would find it. */
  async stateOf(clientId: string): Promise<ClientState> {
    return this.runner.stateOf(clientId)
  }
}
