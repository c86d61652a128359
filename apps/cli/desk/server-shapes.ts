import type { CircleShown, ClientShown, HopShown, JourneyShown, VisitShown } from './shown.js'

/** As the documents ask for them. */
export type ServerJourney = Omit<JourneyShown, 'role' | 'team' | 'member'> & {
  readonly holder: Pick<JourneyShown, 'role' | 'team' | 'member'>
}
export type ServerHop = Omit<HopShown, 'touchpointId'> & { readonly touchpoint: { readonly id: string } | null }
export type ServerCircle = Omit<CircleShown, 'visits' | 'client' | 'journey'> & {
  readonly client?: ClientShown | null
  readonly journey?: CircleShown['journey'] | null
  readonly visits: readonly ServerVisit[]
}
export type ServerVisit = Omit<VisitShown, 'evidence'> & { readonly evidence: readonly { readonly id: string }[] }

export function journeyOfServer({ holder, ...journey }: ServerJourney): JourneyShown {
  const { id, key, client, title, topic, product, status, touchpoints, firstAt, lastAt, resolvedAt, reopenings } =
    journey
  return {
    id,
    key,
    client,
    title,
    topic,
    product,
    status,
    ...holder,
    touchpoints,
    firstAt,
    lastAt,
    resolvedAt,
    reopenings,
  }
}

export const hopOfServer = ({ touchpoint, ...hop }: ServerHop): HopShown => {
  const { from, to, at, madeBy, wait, bounce } = hop
  return { from, to, at, touchpointId: touchpoint?.id ?? '', madeBy, wait, bounce }
}

export function circleOfServer({ id, kind, depth, open, client, journey, visits }: ServerCircle): CircleShown {
  return {
    id,
    kind,
    depth,
    open,
    client: client ?? { id: '', code: '?', name: '?' },
    journey: journey ?? { id: '', key: '?', topic: null },
    visits: visits.map(visitOfServer),
  }
}

export const visitOfServer = ({ enteredAt, leftAt, evidence, missing }: ServerVisit): VisitShown => ({
  enteredAt,
  leftAt,
  evidence: evidence.map((each) => each.id),
  missing,
})
