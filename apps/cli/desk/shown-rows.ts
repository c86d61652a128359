import { isConsented, receiverIn } from '#journeys'
import type { CircleRow, ClientRow, HopRow, JourneyRow, TimelineEntryRow } from '#journeys'
import type { CircleShown, ClientShown, EntryShown, HopShown, JourneyShown, VisitShown } from './shown.js'

const iso = (instant: number): string => new Date(instant).toISOString()
const isoOrNull = (instant: number | null): string | null => (instant === null ? null : iso(instant))

export const clientShown = ({ id, code, name }: ClientRow): ClientShown => ({ id, code, name })

/** A row whose client is not there any more still has to be shown. */
const unknownClient = (id: string): ClientShown => ({ id, code: '?', name: '?' })

export function journeyShown(row: JourneyRow, client = unknownClient(row.client_id)): JourneyShown {
  const { id, key, title, topic, product, status, role, team, member, touchpoints, reopenings } = row
  return {
    id,
    key,
    client,
    title,
    topic,
    product,
    status,
    role,
    team,
    member,
    touchpoints,
    firstAt: iso(row.first_at),
    lastAt: iso(row.last_at),
    resolvedAt: isoOrNull(row.resolved_at),
    reopenings,
  }
}

export function entryShown(row: TimelineEntryRow): EntryShown {
  const { id, kind, role, team, member, contact, channel, direction, intent, effect, topic, text } = row
  return {
    id,
    kind,
    occurredAt: iso(row.occurred_at),
    role,
    team,
    member,
    contact,
    channel,
    direction,
    intent,
    effect,
    topic,
    text,
    receiver: receiverIn(row),
    consented: isConsented(row),
    assisting: row.assisting === 1,
    repeats: row.repeats === 1,
  }
}

export const hopShown = (row: HopRow): HopShown => ({
  from: row.from_holder,
  to: row.to_holder,
  at: iso(row.at),
  touchpointId: row.touchpoint_id,
  madeBy: row.made_by,
  wait: row.wait,
  bounce: row.bounce === 1,
})

export function circleShown(
  row: CircleRow,
  client = unknownClient(row.client_id),
  journey?: Pick<JourneyRow, 'id' | 'key' | 'topic'>,
): CircleShown {
  const { id, kind, depth, open } = row
  const { key, topic } = journey ?? { key: '?', topic: null }
  return {
    id,
    kind,
    depth,
    open: open === 1,
    client,
    journey: { id: row.journey_id, key, topic },
    visits: (JSON.parse(row.visits) as VisitAsKept[]).map(visitShown),
  }
}

type VisitAsKept = { readonly [Field in keyof VisitShown]?: NonNullable<VisitShown[Field]> } & {
  readonly enteredAt: string
}

/** A visit as events tell it, with nothing left out. */
export const visitShown = ({ enteredAt, leftAt, evidence, missing }: VisitAsKept): VisitShown => ({
  enteredAt,
  leftAt: leftAt ?? null,
  evidence: evidence ?? [],
  missing: missing ?? null,
})
