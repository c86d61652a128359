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

export const journeyDocument = `query ($key: String, $asOf: DateTime, $knownAt: DateTime) {
  journey(key: $key, asOf: $asOf, knownAt: $knownAt) { ${journey} }
}`

export const journeysDocument = `query ($first: Int, $after: String, $filter: JourneyFilter, $orderBy: JourneyOrder) {
  journeys(first: $first, after: $after, filter: $filter, orderBy: $orderBy) { ${page} edges { node { ${journey} } } }
}`

export const circlesDocument = `query ($first: Int, $after: String, $filter: CircleFilter) {
  circles(first: $first, after: $after, filter: $filter) {
    ${page}
    edges { node { ${circle} ${client} journey { id key topic } } }
  }
}`

export const searchDocument = `query ($text: String!, $first: Int, $clientId: ID) {
  search(text: $text, first: $first, clientId: $clientId) {
    kind snippet { text isMatch }
    ${client} contact { id name email } journey { id key title status } touchpoint { id occurredAt role member channel }
  }
}`

export const charterDocument = '{ charter { unit countNobody } }'

/** All that hangs on a journey but its timeline, which comes in pages. */
export const insideDocument = `query ($id: ID, $unit: Unit, $countNobody: Boolean, $asOf: DateTime, $knownAt: DateTime) {
  journey(id: $id, asOf: $asOf, knownAt: $knownAt) {
    hops(unit: $unit, countNobody: $countNobody) { from to at madeBy wait bounce touchpoint { id } }
    circles { ${circle} }
  }
}`

export const timelineDocument = `query ($id: ID, $first: Int, $after: String, $asOf: DateTime, $knownAt: DateTime) {
  journey(id: $id, asOf: $asOf, knownAt: $knownAt) {
    timeline(first: $first, after: $after) {
      pageInfo { hasNextPage endCursor }
      edges { node {
        id kind occurredAt role team member contact channel direction intent effect topic text
        receiver { role team member } consented assisting repeats
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
const lasted = 'median p90 working { median p90 }'

export const reportDocument = `query ($input: BounceReportInput!) {
  bounceReport(input: $input) {
    period { from to } asOf knownAt unreadableClients unit countNobody filter { ...Applied }
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
    pairs { from to hops madeBy { client handoff silent } wait { ${lasted} } journeys ${behind} }
    loops { between bounces journeys ${behind} }
    holders { holder journeysWithBounce ${behind} }
    clients { clientId code name journeysWithBounce ${behind} journeys ${behind} }
    topics { topic journeysWithBounce ${behind} journeys ${behind} }
    resolution {
      resolved ${behind} neverResolved ${behind} reopened ${behind}
      timeToResolution { ${lasted} journeys ${behind} } timeToFirstAnswer { ${lasted} journeys ${behind} }
    }
    durations { byHops { hops ${lasted} journeys ${behind} } pearson spearman }
    timeHeld { holder stays stay { ${lasted} } total { elapsed working } journeys ${behind} }
    handoffs {
      offered { ...Counted } accepted { ...Counted } declined { ...Counted } void { ...Counted }
      open { ...Counted } overdue { ...Counted } briefed { ...Counted } acceptanceRate briefedShare
    }
    promises {
      made { ...Counted } kept { ...Counted } withdrawn { ...Counted } void { ...Counted }
      open { ...Counted } broken { ...Counted } keptRate
    }
    circles { kind name depth judged lacking circles open dismissed journeys ${behind} }
    trend { week startsAt hops bounces journeys ${behind} journeysWithBounce ${behind} }
    coverage { topic owner journeys ${behind} reached ${behind} notReached ${behind} }
  }
}
fragment PerJourney on PerJourney { value mean median max journeys ${behind} }
fragment Counted on Counted { value journeys ${behind} }
fragment Applied on AppliedJourneyFilter {
  asOf knownAt clientId topic channel product label circle { kind }
  openedFrom openedTo touchedFrom touchedTo neverResolved reopened answered reached notReached
  path {
    unit countNobody hops minHops minStations bounced bouncedBeforeResolution returned
    hop { from to } loop bouncedHolder station
  }
  handoff { state briefed overdueAt }
  promise { state brokenAt }
}`
