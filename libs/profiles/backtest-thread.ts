import { backtestAll } from '#journeys/rules'
import { serveReading } from './serve-reading.js'

/** The thread in which a charter is tried on the past of a folder, see `ThreadBacktester`. */
void serveReading(backtestAll)
