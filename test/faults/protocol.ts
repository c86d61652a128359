import { writeSync } from 'node:fs'
import type { Answer, Sent } from './load.js'

/** What a loaded process says, a line each, before anything else can happen to it. */
export type Said =
  | { readonly opening: true }
  | { readonly open: true }
  | { readonly sent: Sent }
  | { readonly answered: string; readonly answer: Answer }
  | { readonly refused: string; readonly code: string }

/** Says something in one write that is done when it returns. */
export function say(said: Said): void {
  writeSync(1, `${JSON.stringify(said)}\n`)
}

/** What was said: a process that was killed may have left half a line behind. */
export function heardIn(lines: readonly string[]): Said[] {
  return lines.flatMap((line, index) => {
    try {
      return [JSON.parse(line) as Said]
    } catch (error) {
      if (index === lines.length - 1) return []
      throw error
    }
  })
}
