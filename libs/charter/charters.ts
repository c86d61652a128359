import { Injectable } from '@nestjs/common'
import { Clock, CommandRunner, EventStore, type EventOrigin, type Position } from '#event-sourcing'
import { defaultCharter } from './default-charter.js'
import { charterFrom, type Charter } from './domain/charter.js'
import { charterDecider, type AmendCharterCommand, type CharterContext, type CharterState } from './domain/decider.js'
import type { CharterDefinition } from './domain/definition.js'
import { CHARTER_STREAM, charterEvents, type CharterEvent } from './domain/events.js'
import { CharterHistory } from './domain/history.js'
import { publicHolidays } from './public-holidays.js'

/** What an amendment came to. */
export interface Amended {
  /** The version that it put in force; the latest one where it changed nothing. */
  readonly charter: Charter
  readonly position: Position
  readonly repeated: boolean
  /** Whether it put a version in force, then or now. */
  readonly changed: boolean
}

/** The charter in force, with its history. Puts versions in force and keeps them at hand for every decision. */
@Injectable()
export class Charters {
  private readonly runner: CommandRunner<CharterState, AmendCharterCommand, CharterEvent, CharterContext>
  private readonly compiled = new WeakMap<CharterEvent['data'], Charter>()
  private known: CharterHistory | undefined

  constructor(
    store: EventStore,
    private readonly clock: Clock,
  ) {
    this.runner = new CommandRunner({
      store,
      catalogue: charterEvents,
      decider: charterDecider,
      streamOf: () => CHARTER_STREAM,
      now: () => new Date(clock.now()),
    })
  }

  /** The history of the charter; that of the default one, put in force now, where there was none. */
  async history(): Promise<CharterHistory> {
    return this.known ?? (await this.inForce()) ?? (await this.ensureInForce())
  }

  /** The history of the charter, undefined on a folder that has none yet. */
  async inForce(): Promise<CharterHistory | undefined> {
    const { versions } = await this.runner.stateOf(CHARTER_STREAM)
    const [first, ...later] = versions.map((each) => this.compile(each))
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

  /**
   * Puts a version in force from an instant on (ISO 8601), at once by default. Refuses with `CHARTER_INVALID`,
   * `CHARTER_EFFECTIVE_IN_THE_PAST`, `CHARTER_EFFECTIVE_TOO_EARLY` and `CHARTER_EFFECTIVE_TOO_LATE`.
   */
  async amend(definition: CharterDefinition, origin: EventOrigin, effectiveFrom?: string): Promise<Amended> {
    const now = this.clock.now()
    const holidays = await publicHolidays(definition, now)
    try {
      const { events, position, repeated } = await this.runner.run(
        CHARTER_STREAM,
        { type: 'AmendCharter', definition, holidays, effectiveFrom },
        { ...origin, context: { now } },
      )
      const version = events[0]?.data.version
      const history = (await this.inForce()) ?? (await this.history())
      return {
        charter: (version && history.version(version)) || history.latest,
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

  /** A version, compiled once, so that it keeps what its calendars looked up. */
  private compile(data: CharterEvent['data']): Charter {
    const known = this.compiled.get(data)
    if (known) return known
    const { definition, version, effectiveFrom, holidays } = data
    const fresh = charterFrom(definition, version, Date.parse(effectiveFrom), holidays)
    this.compiled.set(data, fresh)
    return fresh
  }
}
