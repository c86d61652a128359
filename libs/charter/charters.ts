import { Injectable } from '@nestjs/common'
import {
  Clock,
  CommandRunner,
  EventStore,
  Instruments,
  unwatched,
  type EventOrigin,
  type Position,
} from '#event-sourcing'
import { defaultCharter } from './default-charter.js'
import type { Charter } from './domain/charter.js'
import type { CharterState } from './domain/charter-state.js'
import type { CharterCommand, CharterContext } from './domain/commands.js'
import { charterDecider } from './domain/decider.js'
import type { CharterDefinition } from './domain/definition.js'
import { CHARTER_STREAM, charterEvents, type CharterEvent } from './domain/events.js'
import { historyOf, type CharterHistory } from './domain/history.js'
import { publicHolidays } from './public-holidays.js'

/** What came of a command on the charter. */
export interface VersionRecorded {
  /** The version that was put in force or withdrawn; the latest one where an amendment changed nothing. */
  readonly charter: Charter
  readonly position: Position
  readonly repeated: boolean
  /** Whether it changed anything, then or now. */
  readonly changed: boolean
}

/**
 * The charter in force, with its history. Puts versions in force, takes them back, and keeps them at hand for every
 * decision: nobody else amends the charter while this stands.
 */
@Injectable()
export class Charters {
  private readonly runner: CommandRunner<CharterState, CharterCommand, CharterEvent, CharterContext>
  private known: CharterHistory | undefined

  constructor(
    store: EventStore,
    private readonly clock: Clock,
    instruments: Instruments = unwatched,
  ) {
    this.runner = new CommandRunner({
      store,
      catalogue: charterEvents,
      decider: charterDecider,
      streamOf: () => CHARTER_STREAM,
      now: () => new Date(clock.now()),
      instruments,
    })
  }

  /** The history of the charter; that of the default one, put in force now, where there was none. */
  async history(): Promise<CharterHistory> {
    return this.known ?? (await this.inForce()) ?? (await this.ensureInForce())
  }

  /** The history of the charter, undefined on a folder that has none yet. */
  async inForce(): Promise<CharterHistory | undefined> {
    this.known = historyOf(await this.runner.stateOf(CHARTER_STREAM))
    return this.known
  }

  /** Puts the default charter in force where there is none. */
  async ensureInForce(): Promise<CharterHistory> {
    const known = await this.inForce()
    if (known) return known
    await this.amend(defaultCharter(), { commandId: 'default-charter', actor: 'virgil' })
    return this.history()
  }

  /**
   * Puts a version in force from an instant on (ISO 8601), at once by default. Refuses with `CHARTER_INVALID`,
   * `CHARTER_EFFECTIVE_IN_THE_PAST`, `CHARTER_EFFECTIVE_TOO_EARLY` and `CHARTER_EFFECTIVE_TOO_LATE`.
   */
  async amend(definition: CharterDefinition, origin: EventOrigin, effectiveFrom?: string): Promise<VersionRecorded> {
    const holidays = await publicHolidays(definition, this.clock.now())
    return this.run({ type: 'AmendCharter', definition, holidays, effectiveFrom }, origin)
  }

  /**
   * Takes back the latest version before it is in force; one that was withdrawn stays so. Refuses with
   * `CHARTER_VERSION_UNKNOWN`, `CHARTER_IN_FORCE` and `CHARTER_NOT_LATEST`.
   */
  withdraw(version: number, origin: EventOrigin): Promise<VersionRecorded> {
    return this.run({ type: 'WithdrawCharter', version }, origin)
  }

  private async run(command: CharterCommand, origin: EventOrigin): Promise<VersionRecorded> {
    try {
      const context = { now: this.clock.now() }
      const { events, position, repeated } = await this.runner.run(CHARTER_STREAM, command, { ...origin, context })
      const history = (await this.inForce()) ?? (await this.history())
      const asked = command.type === 'WithdrawCharter' ? command.version : history.latest.version
      return {
        charter: history.version(events[0]?.data.version ?? asked) ?? history.latest,
        position,
        repeated,
        changed: events.length > 0,
      }
    } catch (refusal) {
      // What was not written may have been looked at meanwhile.
      this.known = undefined
      throw refusal
    }
  }
}
