import type { CliConfig } from './config.js'
import { paintWith, plainPaint, type Paint } from './render/paint.js'

/** Used where a width is not known: wide enough for tables, narrow enough for a mail. */
const USUAL_WIDTH = 100
const NARROWEST = 40

/** A stream as far as a command needs it. */
export interface Out {
  write(text: string, done?: () => void): boolean
  on(event: 'error', listener: (error: Error) => void): unknown
  readonly isTTY?: boolean
  readonly columns?: number
}

/** Where a command writes: results to `out`, all else to `err`. */
export interface Terminal {
  readonly out: Out
  readonly err: Out
  /** The width for results, in columns. */
  readonly columns: number
  /** Colours for results; none where they are not wanted or nobody looks. */
  readonly paint: Paint
  /** Writes a result, and resolves when it has left the process. */
  print(text: string): Promise<void>
  /** Says something about the work, on a line of its own. */
  say(sentence: string): void
}

/** The terminal of this process. */
export function openTerminal(out: Out, err: Out, config: Pick<CliConfig, 'colours' | 'columns'>): Terminal {
  const gone = new Set<Out>()
  // `| head` closes our output: what nobody reads any more is dropped, and the command ends as it would have.
  for (const stream of [out, err]) stream.on('error', () => gone.add(stream))
  // A terminal that does not know its width says 0.
  const own = out.isTTY && out.columns !== undefined && out.columns > 0 ? out.columns : USUAL_WIDTH
  const columns = config.columns ?? own
  return {
    out,
    err,
    columns: Math.max(NARROWEST, columns),
    paint: out.isTTY && config.colours ? paintWith : plainPaint,
    print: (text) =>
      new Promise((done) => {
        if (text === '' || gone.has(out)) done()
        else out.write(text, () => done())
      }),
    say: (sentence) => {
      if (!gone.has(err)) err.write(`${sentence}\n`)
    },
  }
}
