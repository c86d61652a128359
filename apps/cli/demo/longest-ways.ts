import type { Report } from '#reports'
import type { Desk } from '../desk/desk.js'
import type { JourneyTimeline } from '../desk/shown.js'
import { drawTable } from '../render/table.js'
import type { Drawing } from '../render/drawing.js'

const SHOWN = 5
/** The most journeys that are looked at to find those. */
const LOOKED_AT = 200

/** The journeys that changed hands most often, as a table. */
export async function longestWays(desk: Desk, report: Report, { columns, paint }: Drawing): Promise<string> {
  const minHops = hopsOfLongest(report)
  if (minHops === undefined) return ''
  const filter = { path: { unit: report.unit, countNobody: report.countNobody, minHops } }
  const { items } = await desk.journeys({ filter, orderBy: 'key', limit: LOOKED_AT })
  const ways: JourneyTimeline[] = []
  for (const { key } of items) ways.push(...(await desk.timeline({ of: key, unit: report.unit, limit: 1 })).journeys)
  const longest = ways.sort(byLength).slice(0, SHOWN)
  return drawTable(
    [
      { title: 'journey', cell: ({ key }) => key },
      { title: 'client', least: 12, cell: ({ client }) => client.name },
      { title: 'topic', cell: ({ topic }) => topic ?? '' },
      { title: 'status', cell: ({ status }) => status },
      { title: 'hops', side: 'right', cell: ({ hops }) => String(hops.length) },
      { title: 'bounces', side: 'right', cell: ({ hops }) => String(hops.filter(({ bounce }) => bounce).length) },
      { title: 'circles', cell: depthsOf },
    ],
    longest,
    columns,
    paint,
  )
}

/** The fewest hops that enough journeys have. */
function hopsOfLongest({ hops: { journeysByHops } }: Report): number | undefined {
  let found = 0
  for (let hops = journeysByHops.length - 1; hops > 0; hops--) {
    found += journeysByHops[hops]?.journeys.count ?? 0
    if (found >= SHOWN) return hops
  }
  return found > 0 ? 1 : undefined
}

const byLength = (one: JourneyTimeline, other: JourneyTimeline): number =>
  other.hops.length - one.hops.length || other.circles.length - one.circles.length || (one.key < other.key ? -1 : 1)

/** The circles by their depth, which the figures above name. */
const depthsOf = ({ circles }: JourneyTimeline): string =>
  [...new Set(circles.map(({ depth }) => depth))].sort((one, other) => one - other).join(', ')
