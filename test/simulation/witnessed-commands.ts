import type { Charters } from '#charter'
import type { Clock, EventStore, Outcome } from '#event-sourcing'
import { ClientCommands, type ClientEvent } from '#journeys'
import type { CommandOrigin } from '../../libs/journeys/commands/client-commands.js'
import type { ClientState } from '../../libs/journeys/domain/client-state.js'
import type { ClientCommand } from '../../libs/journeys/domain/commands.js'
import type { Witness } from './witness.js'

/** The commands on clients, with a witness to what is asked of the decider and what is answered. */
export class WitnessedCommands extends ClientCommands {
  constructor(
    store: EventStore,
    charters: Charters,
    private readonly present: Clock,
    private readonly witness: Witness,
    private readonly isAlive: () => boolean,
  ) {
    super(store, charters, present)
  }

  override async run<Answer = undefined>(
    clientId: string,
    command: ClientCommand,
    origin: CommandOrigin,
    answer?: (state: ClientState) => Answer,
  ): Promise<Outcome<ClientEvent, Answer>> {
    const asked = this.witness.asks(clientId, command, origin.commandId, this.present.now())
    try {
      const outcome = await super.run<Answer>(clientId, command, origin, answer)
      // What a process says after its end nobody hears.
      if (this.isAlive()) this.witness.answers(asked, outcome)
      return outcome
    } catch (error) {
      if (this.isAlive()) this.witness.refuses(asked, error)
      throw error
    }
  }
}
