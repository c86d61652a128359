import { extname } from 'node:path'
import type { ReadingOptions } from '#event-sourcing'
import { Backtester, type Backtest, type BacktestQuestion } from '#journeys/rules'
import type { ReadingThreads } from './reading-threads.js'

const SCRIPT = new URL(`./backtest-thread${extname(import.meta.url)}`, import.meta.url)

/** Tries a charter on the past in a thread of its own. */
export class ThreadBacktester extends Backtester {
  constructor(private readonly threads: ReadingThreads) {
    super()
  }

  run(question: BacktestQuestion, options?: ReadingOptions): Promise<Backtest> {
    return this.threads.run(SCRIPT, question, options)
  }
}
