import { Injectable } from '@nestjs/common'
import { Clock, CommandRunner, EventStore, type Outcome } from '#event-sourcing'
import { defaultCharter } from './default-charter.js'
import { charterFrom } from './domain/charter.js'
import { charterDecider, type AmendCharterCommand, type CharterState } from './domain/decider.js'
import type { CharterDefinition } from './domain/definition.js'
import { charterEvents, type CharterEvent } from './domain/events.js'
import { CharterHistory } from './domain/history.js'

const STREAM = 'charter'

/** The charter in force, with its history. Puts versions in force and keeps them at hand for every decision. */
@Injectable()
export class Charters {
  private readonly runner: CommandRunner<CharterState, AmendCharterCommand, CharterEvent>
  private known?: CharterHistory

  constructor(
    store: EventStore,
    private readonly clock: Clock,
  ) {
    this.runner = new CommandRunner({
      store,
      catalogue: charterEvents,
      decider: charterDecider,
      streamOf: () => STREAM,
      now: () => new Date(clock.now()),
    })
  }

  /** The history of the charter; that of the default one, put in force now, where there was none. */
  async history(): Promise<CharterHistory> {
    return this.known ?? (await this.inForce()) ?? (await this.ensureInForce())
  }

  /** The history of the charter, undefined on a folder that has none yet. */
  async inForce(): Promise<CharterHistory | undefined> {
    const { versions } = await this.runner.stateOf(STREAM)
    const [first, ...later] = versions.map(({ definition, version, effectiveFrom }) =>
      charterFrom(definition, version, Date.parse(effectiveFrom)),
    )
    this.known = first && new CharterHistory([first, ...later])
    return this.known
  }

  /** Puts the default charter in force where there is none. */
  async ensureInForce(): Promise<CharterHistory> {
    const known = await this.inForce()
    if (known) return known
    await this.amend(defaultCharter(), { commandId: 'default-charter', actor: 'virgil' })
    return this.history()
  }

  /** Puts a version in force from now on. Refuses with `CHARTER_IN_FORCE`. */
  async amend(
    definition: CharterDefinition,
    request: { commandId: string; actor: string },
  ): Promise<Outcome<CharterEvent>> {
    const effectiveFrom = new Date(this.clock.now()).toISOString()
    const outcome = await this.runner.run(
      STREAM,
      { type: 'AmendCharter', definition, effectiveFrom },
      { ...request, context: undefined },
    )
    await this.inForce()
    return outcome
  }
}
