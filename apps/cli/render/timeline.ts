import type { TimelineShown } from '../desk/shown.js'
import type { Drawing } from './drawing.js'
import { drawJourney } from './journey-timeline.js'
import { onOneLine, wrapped } from './text.js'
import { stampOf } from './time.js'
import { counted, numberInWords } from './words.js'

/** A client's timeline for a terminal: one block a journey, time runs downwards. */
export function drawTimeline(timeline: TimelineShown, drawing: Drawing): string {
  const { client, journeys } = timeline
  const head = [
    ...wrapped(`${onOneLine(client.name)} (${onOneLine(client.code)})`, drawing.columns).map((line) =>
      drawing.paint('strong', line),
    ),
    ...wrapped(scopeOf(timeline, drawing), drawing.columns).map((line) => drawing.paint('quiet', line)),
  ]
  const blocks = journeys.map((journey) => drawJourney(journey, timeline, drawing))
  return [head, ...blocks].map((lines) => lines.map((line) => `${line}\n`).join('')).join('\n')
}

function scopeOf({ totalJourneys, journeys, unit, asOf, knownAt }: TimelineShown, { zone }: Drawing): string {
  const looked = [
    ...(asOf === null ? [] : [`as of ${stampOf(Date.parse(asOf), zone)}`]),
    ...(knownAt === null ? [] : [`as known at ${stampOf(Date.parse(knownAt), zone)}`]),
  ]
  const which =
    journeys.length < totalJourneys
      ? `the ${numberInWords(journeys.length)} of ${counted(totalJourneys, 'journey')} touched last; --limit shows more`
      : counted(totalJourneys, 'journey')
  return [which, ...looked, `a lane for each ${unit}`, `times in ${zone}`].join(' · ')
}
