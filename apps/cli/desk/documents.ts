/*
 * What is asked of a server. The fields are named as the reading commands show them.
 */

const client = 'client { id code name }'

const journey = `
  id key title topic product status touchpoints reopenings resolvedAt
  firstAt: firstTouchpointAt lastAt: lastTouchpointAt
  holder { role team member }
  ${client}`

const circle = `
  id kind depth open
  visits { enteredAt leftAt missing evidence { id } }`

const page = 'totalCount pageInfo { hasNextPage endCursor }'

export const clientDocument = `query ($id: ID, $ref: RefInput) { client(id: $id, ref: $ref) { id code name } }`

export const clientsDocument = `query ($first: Int, $after: String, $filter: ClientFilter) {
  clients(first: $first, after: $after, filter: $filter) { pageInfo { hasNextPage endCursor } edges { node { id code name } } }
}`

export const journeyDocument = `query ($key: String) { journey(key: $key) { ${journey} } }`

export const journeysDocument = `query ($first: Int, $after: String, $filter: JourneyFilter, $orderBy: JourneyOrder) {
  journeys(first: $first, after: $after, filter: $filter, orderBy: $orderBy) { ${page} edges { node { ${journey} } } }
}`

export const circlesDocument = `query ($first: Int, $after: String, $filter: CircleFilter) {
  circles(first: $first, after: $after, filter: $filter) {
    ${page}
    edges { node { ${circle} ${client} journey { id key topic } } }
  }
}`

export const charterDocument = '{ charter { unit countNobody } }'

/** All that hangs on a journey but its timeline, which comes in pages. */
export const insideDocument = `query ($id: ID, $unit: Unit, $countNobody: Boolean) {
  journey(id: $id) {
    hops(unit: $unit, countNobody: $countNobody) { from to at madeBy wait bounce touchpoint { id } }
    circles { ${circle} }
  }
}`

export const timelineDocument = `query ($id: ID, $first: Int, $after: String) {
  journey(id: $id) {
    timeline(first: $first, after: $after) {
      pageInfo { hasNextPage endCursor }
      edges { node {
        id kind occurredAt role team member contact channel direction intent effect topic text assisting repeats
      } }
    }
  }
}`

const visit = 'enteredAt leftAt missing evidence { id }'

export const backtestDocument = `query ($charter: String!, $period: Period!, $first: Int) {
  backtest(charter: $charter, period: $period, first: $first) {
    clients unreadableClients journeys
    kinds { kind depth before { circles journeys } after { circles journeys } gained lost changed }
    changedJourneys unknownRoles unknownTopics
    firstChanged { key ${client} circles { change kind depth spell before { ${visit} } after { ${visit} } } }
  }
}`

const behind = '{ count filter { ...Applied } }'

export const reportDocument = `query ($input: BounceReportInput!) {
  bounceReport(input: $input) {
    period { from to } unit countNobody filter { ...Applied }
    totals { journeys ${behind} touchpoints clients teams }
    hops {
      hops { ...PerJourney } stations { ...PerJourney }
      journeysWithoutHop ${behind} journeysWithHop ${behind} journeysWithThreeOrMoreStations ${behind}
      journeysByHops { hops journeys ${behind} }
    }
    bounces {
      bounces { value journeys ${behind} } beforeFirstResolution { value journeys ${behind} }
      journeysWithAnyReturn ${behind}
    }
    pairs { from to hops madeBy { client handoff silent } wait { median p90 } journeys ${behind} }
    loops { between bounces journeys ${behind} }
    holders { holder journeysWithBounce ${behind} }
    clients { clientId code name journeysWithBounce ${behind} journeys ${behind} }
    topics { topic journeysWithBounce ${behind} journeys ${behind} }
    resolution {
      resolved ${behind} neverResolved ${behind} reopened ${behind}
      timeToResolution { median p90 journeys ${behind} } timeToFirstAnswer { median p90 journeys ${behind} }
    }
    durations { byHops { hops median p90 journeys ${behind} } pearson spearman }
    handoffs {
      offered { ...Counted } accepted { ...Counted } declined { ...Counted } void { ...Counted }
      open { ...Counted } overdue { ...Counted } briefed { ...Counted } acceptanceRate briefedShare
    }
    promises {
      made { ...Counted } kept { ...Counted } withdrawn { ...Counted } void { ...Counted }
      open { ...Counted } broken { ...Counted }
    }
    circles { kind name depth judged lacking circles open journeys ${behind} }
    trend { week startsAt hops bounces journeys ${behind} journeysWithBounce ${behind} }
    coverage { topic owner journeys ${behind} reached ${behind} notReached ${behind} }
  }
}
fragment PerJourney on PerJourney { value mean median max journeys ${behind} }
fragment Counted on Counted { value journeys ${behind} }
fragment Applied on AppliedJourneyFilter {
  clientId topic channel product label circle { kind }
  openedFrom openedTo touchedFrom touchedTo neverResolved reopened answered reached notReached
  path {
    unit countNobody hops minHops minStations bounced bouncedBeforeResolution returned
    hop { from to } loop bouncedHolder
  }
  handoff { state briefed overdueAt }
  promise { state brokenAt }
}`
