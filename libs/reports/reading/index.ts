/** The door for those who only make reports, in a thread of their own: it leads to no framework. */
export { EventLoopReporter } from '../queries/event-loop-reporter.js'
export type { ReportQuestion } from '../queries/make-report.js'
export type { Report } from '../queries/report.js'
export { KeepingReporter, type ReadEvents } from '../queries/keeping-reporter.js'
export { Reporter } from '../queries/reporter.js'
