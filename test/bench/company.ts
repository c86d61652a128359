import type { Bench } from './bench.js'
import { bigClient } from './company/command.js'
import { eventLoop } from './company/event-loop.js'
import { hops } from './company/hops.js'
import { manyConnections } from './company/many-connections.js'
import { memory } from './company/memory.js'
import { pages } from './company/pages.js'
import { rebuild } from './company/rebuild.js'
import { companyReport } from './company/report.js'
import { search } from './company/search.js'
import { size } from './company/size.js'
import { startUp } from './company/start.js'
import { subscribers, visible } from './company/visible.js'

/** The benches over a generated company, small things first. They run only when the company is asked for. */
export const companyBenches: readonly Bench[] = [
  size,
  startUp,
  bigClient,
  pages,
  search,
  companyReport,
  hops,
  visible,
  subscribers,
  manyConnections,
  eventLoop,
  memory,
  rebuild,
]
