import { latestOf, type CharterState } from './charter-state.js'
import type { CharterContext, WithdrawCharterCommand } from './commands.js'
import type { CharterEvent } from './events.js'
import { refuse } from './refusals.js'

/** The clock of a tool may be so far ahead of ours: what it tells is judged by then, so a version counts as begun. */
const AHEAD_MS = 5 * 60_000

/** Takes back a version that has judged nothing yet. */
export function withdrawCharter(
  state: CharterState,
  { version }: WithdrawCharterCommand,
  { now }: CharterContext,
): CharterEvent[] {
  const latest = latestOf(state)
  const found = state.versions.find((each) => each.version === version)
  if (!found || !latest)
    refuse(
      'CHARTER_VERSION_UNKNOWN',
      `The charter has no version ${version}: ${latest ? `name one up to ${state.versions.length}` : 'none was put in force yet'}.`,
      ['version'],
    )
  if (found.withdrawnAt !== undefined) return []
  if (version === 1 || Date.parse(found.effectiveFrom) <= now + AHEAD_MS)
    refuse(
      'CHARTER_IN_FORCE',
      `Version ${version} may have judged already, for it is in force from ${found.effectiveFrom} on: amend the charter instead.`,
      ['version'],
    )
  if (found !== latest)
    refuse('CHARTER_NOT_LATEST', `Version ${latest.version} follows version ${version}: withdraw that one first.`, [
      'version',
    ])
  return [{ type: 'CharterWithdrawn', data: { version, withdrawnAt: new Date(now).toISOString() } }]
}
