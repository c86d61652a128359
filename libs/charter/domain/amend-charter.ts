import { latestOf, type CharterState, type CharterVersion } from './charter-state.js'
import type { AmendCharterCommand, CharterContext } from './commands.js'
import type { CharterDefinition } from './definition.js'
import type { CharterEvent } from './events.js'
import type { HolidayDates } from './parts/calendar.js'
import { refuse } from './refusals.js'

/** How far the clock of whoever asks may be behind. */
const SKEW_MS = 60_000
/** Versions follow each other: one that began in a hundred years would be the last for as long. */
const FURTHEST_MS = 366 * 24 * 3_600_000

/** Puts a version in force that follows the latest one. The first one reaches back for ever, whatever its date. */
export function amendCharter(
  state: CharterState,
  { definition, holidays, effectiveFrom }: AmendCharterCommand,
  { now }: CharterContext,
): CharterEvent[] {
  const latest = latestOf(state)
  const asked = effectiveFrom === undefined ? now : Date.parse(effectiveFrom)
  if (latest && isSame(latest.definition, definition)) return []
  const data = {
    version: state.versions.length + 1,
    effectiveFrom: new Date(latest ? inTime(asked, now, latest) : Math.min(asked, now)).toISOString(),
    definition,
    holidays: copied(holidays),
  }
  return [{ type: 'CharterAmended', data }]
}

/** From when on a version that follows another is in force. */
function inTime(asked: number, now: number, latest: CharterVersion): number {
  if (asked < now - SKEW_MS)
    refuse(
      'CHARTER_EFFECTIVE_IN_THE_PAST',
      `An amendment changes nothing that has been judged: let it begin now or later, not at ${new Date(asked).toISOString()}.`,
      ['effectiveFrom'],
    )
  if (asked > now + FURTHEST_MS)
    refuse(
      'CHARTER_EFFECTIVE_TOO_LATE',
      `No other version could begin before ${new Date(asked).toISOString()}: let this one begin within a year.`,
      ['effectiveFrom'],
    )
  const from = Math.max(asked, now)
  if (from <= Date.parse(latest.effectiveFrom))
    refuse(
      'CHARTER_EFFECTIVE_TOO_EARLY',
      `Version ${latest.version} begins at ${latest.effectiveFrom}: let the next one begin later, or withdraw that one first.`,
      ['effectiveFrom'],
    )
  return from
}

const isSame = (one: CharterDefinition, other: CharterDefinition): boolean =>
  JSON.stringify(one) === JSON.stringify(other)

const copied = (holidays: HolidayDates): Record<string, string[]> =>
  Object.fromEntries(Object.entries(holidays).map(([region, dates]) => [region, [...dates]]))
