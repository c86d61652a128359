import { DomainError, type Decider } from '#event-sourcing'
import type { CharterDefinition } from './definition.js'
import type { CharterEvent } from './events.js'
import type { HolidayDates } from './parts/calendar.js'

/** The versions so far, oldest first. */
export interface CharterState {
  readonly versions: readonly CharterEvent['data'][]
}

/** Puts a version of the charter in force from an instant on, at once by default. */
export interface AmendCharterCommand {
  readonly type: 'AmendCharter'
  readonly definition: CharterDefinition
  /** The public holidays that its calendars name. */
  readonly holidays: HolidayDates
  /** ISO 8601. */
  readonly effectiveFrom?: string | undefined
}

/** The present, in milliseconds since 1970. */
export interface CharterContext {
  readonly now: number
}

/** The codes with which an amendment is refused. */
type CharterErrorCode = 'CHARTER_EFFECTIVE_IN_THE_PAST' | 'CHARTER_EFFECTIVE_TOO_EARLY' | 'CHARTER_EFFECTIVE_TOO_LATE'

/** How far the clock of whoever asks may be behind. */
const SKEW_MS = 60_000
/** Versions follow each other: one that began in a hundred years would be the last for as long. */
const FURTHEST_MS = 366 * 24 * 3_600_000

/**
 * The charter's rules: its versions follow each other in time, and none of them changes what has been judged. The
 * first one reaches back for ever, whatever its date.
 */
export const charterDecider: Decider<CharterState, AmendCharterCommand, CharterEvent, CharterContext> = {
  initialState: () => ({ versions: [] }),

  decide({ versions }, { definition, holidays, effectiveFrom }, { now }) {
    const latest = versions.at(-1)
    const asked = effectiveFrom === undefined ? now : Date.parse(effectiveFrom)
    if (latest && isSame(latest.definition, definition)) return []
    const data = {
      version: versions.length + 1,
      effectiveFrom: new Date(latest ? inTime(asked, now, latest) : Math.min(asked, now)).toISOString(),
      definition,
      holidays: copied(holidays),
    }
    return [{ type: 'CharterAmended', data }]
  },

  evolve: ({ versions }, { data }) => ({ versions: [...versions, data] }),
}

/** From when on a version that follows another is in force. */
function inTime(asked: number, now: number, latest: CharterEvent['data']): number {
  if (asked < now - SKEW_MS)
    throw new CharterError(
      'CHARTER_EFFECTIVE_IN_THE_PAST',
      `An amendment changes nothing that has been judged: let it begin now or later, not at ${new Date(asked).toISOString()}.`,
    )
  if (asked > now + FURTHEST_MS)
    throw new CharterError(
      'CHARTER_EFFECTIVE_TOO_LATE',
      `No other version could begin before ${new Date(asked).toISOString()}: let this one begin within a year.`,
    )
  const from = Math.max(asked, now)
  if (from <= Date.parse(latest.effectiveFrom))
    throw new CharterError(
      'CHARTER_EFFECTIVE_TOO_EARLY',
      `Version ${latest.version} begins at ${latest.effectiveFrom}: let the next one begin later.`,
    )
  return from
}

class CharterError extends DomainError<CharterErrorCode> {
  override readonly name = 'CharterError'

  constructor(code: CharterErrorCode, message: string) {
    super(code, message, ['effectiveFrom'])
  }
}

const isSame = (one: CharterDefinition, other: CharterDefinition): boolean =>
  JSON.stringify(one) === JSON.stringify(other)

const copied = (holidays: HolidayDates): Record<string, string[]> =>
  Object.fromEntries(Object.entries(holidays).map(([region, dates]) => [region, [...dates]]))
