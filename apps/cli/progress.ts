import { SingleBar } from 'cli-progress'
import { clockOf } from './render/time.js'
import type { Session } from './session.js'

const LINE_EVERY_MS = 5000
const REDRAW_EVERY_MS = 200

/** How far some work is. */
export interface Step {
  /** From 0 to 1; not known where the end is not. */
  readonly share?: number
  /** What has been done so far, in words: `12,000 rows`. */
  readonly done: string
  /** How many things that is, for the rate. */
  readonly count: number
}

/**
 * Tells on stderr how far some work is: a bar on a terminal, a line every few seconds elsewhere, and
 * nothing with `--quiet`.
 */
export class Progress {
  readonly #startedAt: number
  #toldAt: number
  #bar: SingleBar | undefined

  constructor(
    private readonly session: Pick<Session, 'terminal' | 'quiet'>,
    private readonly title: string,
    private readonly unit: string,
    private readonly now: () => number = () => performance.now(),
  ) {
    this.#startedAt = now()
    this.#toldAt = this.#startedAt
  }

  /** Tells the step, unless the last was told just now. */
  tell(step: Step): void {
    const { terminal, quiet } = this.session
    const now = this.now()
    const every = terminal.err.isTTY ? REDRAW_EVERY_MS : LINE_EVERY_MS
    if (quiet || now - this.#toldAt < every) return
    this.#toldAt = now
    const words = this.wordsOf(step, (now - this.#startedAt) / 1000)
    if (terminal.err.isTTY) this.#draw(step.share ?? 0, words)
    else terminal.say(`${this.title}: ${step.share === undefined ? '' : `${Math.floor(100 * step.share)} %, `}${words}`)
  }

  /** Ends the bar; the next line of the terminal is free. */
  end(): void {
    this.#bar?.stop()
    this.#bar = undefined
  }

  /** `12,000 rows, 24,000 rows/s, 0:05 left` */
  private wordsOf({ share, done, count }: Step, seconds: number): string {
    const rate = seconds > 0 ? Math.round(count / seconds).toLocaleString('en') : '0'
    const left = share !== undefined && share > 0.01 ? `, ${clockOf((seconds * (1 - share)) / share)} left` : ''
    return `${done}, ${rate} ${this.unit}/s${left}`
  }

  #draw(share: number, words: string): void {
    this.#bar ??= this.#start()
    this.#bar.update(Math.floor(1000 * share), { words })
  }

  #start(): SingleBar {
    const { err } = this.session.terminal
    const bar = new SingleBar({
      format: `${this.title} {bar} {percentage} % {words}`,
      stream: err as unknown as NodeJS.WriteStream,
      barsize: 24,
      barCompleteChar: '█',
      barIncompleteChar: '░',
      hideCursor: true,
      clearOnComplete: true,
      gracefulExit: false,
      linewrap: false,
    })
    bar.start(1000, 0, { words: '' })
    return bar
  }
}
