import { parentPort, workerData } from 'node:worker_threads'
import type { EventsAt } from './events-at.js'
import { serveReports } from './serve-reports.js'

/** The thread in which the reports of a folder are made, see `ThreadReporter`. */
if (parentPort) serveReports(parentPort, workerData as EventsAt)
