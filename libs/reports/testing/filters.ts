import type { JourneysBehind } from '../queries/figures/figure.js'
import type { Report } from '../queries/report.js'

/** Every figure of a report that has journeys behind it, by its place in the report. */
export function figuresOf(report: Report): Map<string, JourneysBehind> {
  const found = new Map<string, JourneysBehind>()
  collect(report, '', found)
  return found
}

function collect(value: unknown, place: string, found: Map<string, JourneysBehind>): void {
  if (typeof value !== 'object' || value === null) return
  if (isBehind(value)) found.set(place, value)
  else for (const [name, each] of Object.entries(value)) collect(each, `${place}/${name}`, found)
}

const isBehind = (value: object): value is JourneysBehind => 'count' in value && 'filter' in value
