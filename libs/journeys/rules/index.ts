/** The door for those who only apply the rules to what was recorded, in a thread of their own: it leads to no framework. */
export { directions, effects, intents } from '../domain/touchpoint.js'
export type { Backtest } from '../domain/backtest-sum.js'
export { backtestAll } from './backtest-all.js'
export { clientFolding } from './client-folding.js'
export { Backtester, type BacktestQuestion } from './backtester.js'
export { EventLoopBacktester } from './event-loop-backtester.js'
export { historiesAsOf } from './histories-as-of.js'
