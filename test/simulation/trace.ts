import { createHash } from 'node:crypto'

const LAST = 30

/** What happened in a history, step by step. It holds nothing that differs when the same seed is run again. */
export class Trace {
  private readonly hash = createHash('sha256')
  private readonly lines: string[] = []
  steps = 0

  step(what: string): void {
    this.steps += 1
    this.note(`${this.steps}. ${what}`)
  }

  note(line: string): void {
    this.hash.update(`${line}\n`)
    this.lines.push(line)
    if (this.lines.length > LAST) this.lines.shift()
  }

  /** The last lines. */
  get last(): readonly string[] {
    return this.lines
  }

  /** Tells two histories apart. Ask once, at the end. */
  fingerprint(): string {
    return this.hash.digest('hex')
  }
}
