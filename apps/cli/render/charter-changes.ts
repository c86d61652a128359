import type { CharterChange } from '#charter'
import type { Paint, Tone } from './paint.js'
import { onOneLine } from './text.js'

/** What differs between two charters, a line each: `+` came, `-` went, `~` changed. */
export function drawChanges(before: string, after: string, changes: readonly CharterChange[], paint: Paint): string {
  if (changes.length === 0) return `Nothing differs between ${before} and ${after}.\n`
  const lines = changes.map((change) => {
    const [sign, tone] = signOf(change)
    return `${paint(tone, `${sign} ${onOneLine(inWords(change))}`)}\n`
  })
  return `${paint('quiet', `${before} → ${after}`)}\n${lines.join('')}`
}

function signOf({ field, before, after }: CharterChange): readonly [string, Tone] {
  if (field !== undefined) return ['~', 'watch']
  return after === undefined && before !== undefined ? ['-', 'bad'] : ['+', 'good']
}

function inWords({ thing, field, before, after }: CharterChange): string {
  if (field !== undefined) return `${thing}: ${field} ${before ?? 'none'} → ${after ?? 'none'}`
  const told = after ?? before ?? ''
  return told === '' ? thing : `${thing} (${told})`
}
