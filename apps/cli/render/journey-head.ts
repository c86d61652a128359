import type { JourneyTimeline } from '../desk/shown.js'
import type { Drawing } from './drawing.js'
import { onOneLine, wrapped } from './text.js'
import { dateOf } from './time.js'
import { circleName, counted, listed } from './words.js'

/** What a journey is and how it stands, above its lanes. */
export function journeyHead(journey: JourneyTimeline, { columns, paint, zone }: Drawing): string[] {
  const { key, title, topic, product, client, status, firstAt, lastAt, touchpoints, reopenings, hops } = journey
  const about = [title, topic, product === client.name ? null : product].flatMap((each) =>
    each === null ? [] : [onOneLine(each)],
  )
  const holder = holderOf(journey)
  const first = dateOf(Date.parse(firstAt), zone)
  const last = dateOf(Date.parse(lastAt), zone)
  const bounces = hops.filter(({ bounce }) => bounce).length
  const facts = [
    first === last ? first : `${first} to ${last}`,
    counted(touchpoints, 'touchpoint'),
    hops.length === 0 ? 'no hop' : counted(hops.length, 'hop'),
    ...(bounces > 0 ? [counted(bounces, 'bounce')] : []),
    ...(reopenings > 0 ? [`reopened ${reopenings === 1 ? 'once' : `${reopenings} times`}`] : []),
  ]
  const what = [onOneLine(key), ...about, status, ...(holder === undefined ? [] : [`with ${holder}`])].join(' · ')
  return [
    ...wrapped(what, columns, '  ').map((line) => paint('strong', line)),
    ...wrapped(facts.join(' · '), columns, '  ').map((line) => paint('quiet', line)),
    ...circleLines(journey, columns).map((line) => paint('bad', line)),
  ]
}

/** Who has the journey; nobody has one that is over. */
function holderOf({ status, role, team, member }: JourneyTimeline): string | undefined {
  if (status === 'resolved' || status === 'abandoned') return undefined
  const names = [...new Set([member, team, role].flatMap((each) => (each === null ? [] : [onOneLine(each)])))]
  return names.length === 0 ? undefined : names.join(', ')
}

function circleLines({ circles }: JourneyTimeline, columns: number): string[] {
  const named = (open: boolean): string[] => [
    ...new Set(circles.filter((circle) => circle.open === open).map(({ kind }) => circleName(kind))),
  ]
  const [inside, left] = [named(true), named(false)]
  const parts = [
    ...(inside.length > 0 ? [`in the ${plural(inside)} ${listed(inside)}`] : []),
    ...(left.length > 0 ? [`was in the ${plural(left)} ${listed(left)}`] : []),
  ]
  return parts.length === 0 ? [] : wrapped(parts.join(' · '), columns, '  ')
}

const plural = ({ length }: readonly string[]): string => (length === 1 ? 'circle' : 'circles')
