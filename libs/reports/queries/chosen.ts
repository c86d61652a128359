import type { Kysely } from 'kysely'
import {
  whereJourney,
  type circles,
  type clients,
  type handoffs,
  type hops,
  type journeys,
  type paths,
  type promises,
} from '#journeys/reading'
import type { SchemaOf } from '#views'
import type { Selection } from './selection.js'

/** The views that a report reads. */
export type ReportSchema = SchemaOf<
  typeof journeys | typeof paths | typeof hops | typeof circles | typeof clients | typeof handoffs | typeof promises
>
/** What a report is asked for. */
export type Asked = Pick<Selection, 'unit' | 'countNobody' | 'filter' | 'top' | 'now'>

/** The journeys that a report looks at. */
export const chosen = (db: Kysely<ReportSchema>, { filter }: Asked) => whereJourney(db.selectFrom('journey'), filter)
