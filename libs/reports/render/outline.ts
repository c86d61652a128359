import type { Report } from '../queries/report.js'
import { circlesSection, coverageSection, weeksSection } from './sections/circles.js'
import { handoffsSection, promisesSection } from './sections/handed.js'
import {
  clientsSection,
  heldSection,
  holdersSection,
  loopsSection,
  pairsSection,
  topicsSection,
  workingWaitsSection,
} from './sections/ways.js'
import { atAGlance, byHopsSection, durationsSection, perJourneySection, timesSection } from './sections/whole.js'
import type { Section } from './section.js'

/** A report in words: what is printed as a table, as Markdown or as CSV. */
export interface Outline {
  readonly title: string
  /** Period, unit and filters, a line each. */
  readonly scope: readonly string[]
  readonly sections: readonly Section[]
}

/** The report in words. They speak of the client's way, not of who is at fault. Sections without a line are left out. */
export function outlineOf(report: Report): Outline {
  const sections = [
    atAGlance(report),
    perJourneySection(report),
    timesSection(report),
    byHopsSection(report),
    durationsSection(report),
    heldSection(report),
    pairsSection(report),
    workingWaitsSection(report),
    loopsSection(report),
    holdersSection(report),
    clientsSection(report),
    topicsSection(report),
    handoffsSection(report),
    promisesSection(report),
    circlesSection(report),
    coverageSection(report),
    weeksSection(report),
  ]
  return {
    title: `Bounce report: the clients' way from ${report.unit} to ${report.unit}`,
    scope: scopeOf(report),
    sections: sections.filter(({ rows }) => rows.length > 0),
  }
}

function scopeOf(report: Report): string[] {
  const { period, unit, countNobody, filter } = report
  const { clientId, topic, channel, product, label } = filter
  const filters = Object.entries({ client: clientId, topic, channel, product, label }).flatMap(([name, value]) =>
    value === undefined ? [] : [`${name} ${value}`],
  )
  return [
    `${journeysOf(period)}; each is counted whole.`,
    ...lookOf(report),
    `Holders are compared by ${unit}; ${countNobody ? '"nobody" counts as a holder' : 'touchpoints that name none are skipped'}.`,
    ...(filters.length > 0 ? [`Only: ${filters.join(', ')}.`] : []),
  ]
}

function journeysOf({ from, to }: Report['period']): string {
  if (from === null) return to === null ? 'All journeys' : `Journeys touched before ${inWords(to)}`
  if (to === null) return `Journeys touched since ${inWords(from)}`
  return `Journeys touched from ${inWords(from)} until ${inWords(to)}, the end not included`
}

/** From where the report looks at the past, where it does. */
function lookOf({ asOf, knownAt, unreadableClients }: Report): string[] {
  if (asOf === null && knownAt === null) return []
  const known = knownAt === null ? 'by what is known today' : `by what had been recorded by ${inWords(knownAt)}`
  const stood = asOf === null ? 'As they stood' : `As they stood at ${inWords(asOf)}`
  const leftOut = unreadableClients
    ? [`Clients left out, since an event of theirs cannot be read: ${unreadableClients}.`]
    : []
  return [`${stood}, ${known}.`, ...leftOut]
}

/** Midnight goes without saying. Instants are in UTC. */
const inWords = (instant: string): string =>
  instant.replace(/T00:00:00\.000Z$/, '').replace(/^(.*)T(..:..).*$/, '$1 $2 UTC')
