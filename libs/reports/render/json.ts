import type { Report } from '../queries/report.js'
import { inDays, inHours } from './section.js'

/**
 * The report as a JSON document: first its main figures under short names, fit to be compared with other counts of
 * the same journeys, then under `figures` all of them with the filters of the journeys behind. Rounded only above.
 */
export function reportAsJson(report: Report): string {
  return `${JSON.stringify(jsonOf(report), null, 2)}\n`
}

/** The same document before it is written as text. */
export function jsonOf(report: Report) {
  const { totals, clients, unit } = report
  return {
    log: { cases: totals.journeys.count, events: totals.touchpoints, teams: totals.teams },
    [`unit=${unit}`]: wayOf(report),
    clients: {
      topByJourneysWithBounce: clients.map(({ name, journeysWithBounce, journeys }) => [
        name,
        journeysWithBounce.count,
        journeys.count,
      ]),
      columns: ['client', 'journeys with a bounce', 'journeys'],
    },
    resolution: resolutionOf(report),
    handoffs: handoffsOf(report),
    promises: promisesOf(report),
    definitions,
    figures: report,
  }
}

function wayOf({ unit, hops, bounces, pairs, loops, holders, timeHeld }: Report) {
  const { mean, median, max } = hops.hops
  return {
    hops: hops.hops.value,
    hopsPerJourney: { mean: rounded(mean, 3), median, max },
    journeysWithoutHop: hops.journeysWithoutHop.count,
    journeysWithHop: hops.journeysWithHop.count,
    journeysByHops: Object.fromEntries(hops.journeysByHops.map(({ hops, journeys }) => [hops, journeys.count])),
    bounces: bounces.bounces.value,
    journeysWithBounce: bounces.bounces.journeys.count,
    bouncesBeforeFirstResolution: bounces.beforeFirstResolution.value,
    journeysWithBounceBeforeFirstResolution: bounces.beforeFirstResolution.journeys.count,
    journeysWithAnyReturn: bounces.journeysWithAnyReturn.count,
    journeysWithThreeOrMoreStations: hops.journeysWithThreeOrMoreStations.count,
    topHops: pairs.map(({ from, to, hops }) => [from, to, hops]),
    topLoops: loops.map(({ between: [one, other], bounces }) => [one, other, bounces]),
    [`${unit}sByJourneysWithBounce`]: holders.map(({ holder, journeysWithBounce }) => [
      holder,
      journeysWithBounce.count,
    ]),
    [`${unit}sByTimeHeld`]: timeHeld.map(({ holder, stays, total }) => [
      holder,
      stays,
      rounded(inDays(total.elapsed), 1),
      rounded(inHours(total.working), 1),
    ]),
  }
}

function resolutionOf({ resolution, durations }: Report) {
  return {
    neverResolved: resolution.neverResolved.count,
    resolved: resolution.resolved.count,
    reopened: resolution.reopened.count,
    pearsonHopsDuration: rounded(durations.pearson, 3),
    spearmanHopsDuration: rounded(durations.spearman, 3),
    medianDaysByHops: Object.fromEntries(
      durations.byHops.map(({ hops, median }) => [hops, rounded(inDays(median), 1)]),
    ),
    medianWorkingHoursByHops: Object.fromEntries(
      durations.byHops.map(({ hops, working }) => [hops, rounded(inHours(working.median), 1)]),
    ),
  }
}

/** Null where none is recorded. */
function handoffsOf({ handoffs }: Report) {
  if (!handoffs) return null
  return {
    offered: handoffs.offered.value,
    accepted: handoffs.accepted.value,
    declined: handoffs.declined.value,
    void: handoffs.void.value,
    open: handoffs.open.value,
    overdue: handoffs.overdue.value,
    briefed: handoffs.briefed.value,
    acceptanceRate: rounded(handoffs.acceptanceRate, 3),
    briefedShare: rounded(handoffs.briefedShare, 3),
  }
}

/** Null where none is recorded. */
function promisesOf({ promises }: Report) {
  if (!promises) return null
  const { made, kept, withdrawn, open, broken } = promises
  return {
    made: made.value,
    kept: kept.value,
    withdrawn: withdrawn.value,
    void: promises.void.value,
    open: open.value,
    broken: broken.value,
    keptRate: rounded(promises.keptRate, 3),
  }
}

const rounded = (value: number | null, decimals: number): number | null =>
  value === null ? null : Number(value.toFixed(decimals))

const definitions =
  'Holders of a journey in time order, empty ones skipped (or counted, with countNobody), equal neighbours merged: h. ' +
  'hops = len(h) - 1; a bounce is h[i] == h[i+2]; any return: len(h) > distinct(h). Duration: first to last touchpoint, of all ' +
  'journeys, resolved or not; medians to one decimal. Time held: holder, stays, days, working hours; a stay lasts from the ' +
  "holder's first touch to the next holder's, to the resolution, or to the last touchpoint of an open journey. Working time: by " +
  "the holder's calendar, in durations by the charter's first one. " +
  'Handoffs: offers not replaced by their giver; overdue: open and past due; acceptance rate: accepted of all but the open ones not ' +
  'yet due. Promises: broken are those, kept later or not, that were open when they were due; kept rate: kept of all but the open ones not yet due; null: none recorded, not judged. ' +
  'Under figures, durations are in milliseconds; p90 is the nearest rank.'
