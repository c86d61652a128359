import type { EventReader, ReadingOptions } from '#event-sourcing'
import type { Backtest } from '../domain/backtest-sum.js'
import { backtestAll } from './backtest-all.js'
import { Backtester, type BacktestQuestion } from './backtester.js'

/** Reads on this event loop, which others use as well: for a process that has nothing else to do. */
export class EventLoopBacktester extends Backtester {
  constructor(private readonly reader: EventReader) {
    super()
  }

  run(question: BacktestQuestion, options?: ReadingOptions): Promise<Backtest> {
    return backtestAll(this.reader, question, options)
  }
}
