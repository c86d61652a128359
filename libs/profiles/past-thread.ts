import { makePast } from './make-past.js'
import { serveReading } from './serve-reading.js'

/** The thread in which the rows of a look at the past are made, see `KeptPast`. */
void serveReading(makePast)
