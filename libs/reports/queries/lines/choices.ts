import type { Kysely } from 'kysely'
import { chosen, type ReportSchema } from '../chosen.js'
import { merged, numbersWhere } from './numbers.js'
import type { ReportFilter } from '../selection.js'

/** So many filters are kept. */
const KEPT = 32
/** So many doubtful journeys are worth keeping the others. */
const MOST_DOUBTFUL = 20_000

/** The journeys that passed a filter, and those of which that may have changed. */
interface Choice {
  readonly slots: Int32Array
  readonly doubtful: Set<number>
}

/** Which journeys pass the filters that were asked for last. Only those that may have changed are asked again. */
export class Choices {
  /** The one asked for last comes last. */
  readonly #kept = new Map<string, Choice>()

  /** The slots of the journeys that pass a filter, in ascending order. */
  async of(db: Kysely<ReportSchema>, filter: ReportFilter): Promise<Int32Array> {
    const name = JSON.stringify(filter)
    const known = this.#kept.get(name)
    const slots = known ? await again(db, filter, known) : await chosen(db, filter)
    this.#kept.delete(name)
    this.#kept.set(name, { slots, doubtful: new Set() })
    for (const longest of this.#kept.keys()) if (this.#kept.size > KEPT) this.#kept.delete(longest)
    return slots
  }

  /** Asks again whether those that may have changed pass the filters that are kept. */
  async settle(db: Kysely<ReportSchema>): Promise<void> {
    for (const [name, { slots, doubtful }] of this.#kept) {
      const filter = JSON.parse(name) as ReportFilter
      this.#kept.set(name, { slots: await again(db, filter, { slots, doubtful }), doubtful: new Set() })
    }
  }

  /** These journeys have changed. */
  doubt(slots: Iterable<number>): void {
    for (const slot of slots) for (const { doubtful } of this.#kept.values()) doubtful.add(slot)
    for (const [name, { doubtful }] of this.#kept) if (doubtful.size > MOST_DOUBTFUL) this.#kept.delete(name)
  }
}

async function again(db: Kysely<ReportSchema>, filter: ReportFilter, { slots, doubtful }: Choice) {
  if (doubtful.size === 0) return slots
  const [sure, found] = [numbersWhere(slots, (slot) => !doubtful.has(slot)), await chosen(db, filter, doubtful)]
  return merged(sure, found)
}
