import { parsed } from '#views'
import type { Keeper, Lasted } from '../../domain/lasting.js'
import { staysOf, type Resolved, type Taking } from '../../domain/stays.js'
import type { Columns } from '../column-reader.js'
import type { RealColumn } from './column.js'
import type { Lines } from './lines.js'
import { numbersFrom } from './numbers.js'
import type { CircleRow, HandoffRow, HopRow, JourneyRow, PathRow, PromiseRow } from './rows.js'

/** An instant, where there is one. */
type Instants = readonly (number | null)[]

/** Puts the rows of some journeys into lines: those of the journeys first, then their paths, then all else. */
export class LineWriter {
  readonly #slots = new Map<string, number>()
  /** Of the journeys that were ever resolved, by slot. */
  readonly #resolutions = new Map<number, readonly Resolved[]>()
  /** The first touches of the stays from this one on. */
  readonly #firstStay: number
  readonly #takings: Taking[] = []

  constructor(
    private readonly lines: Lines,
    private readonly lasted: Lasted,
  ) {
    this.#firstStay = lines.stays.end
  }

  /** The ids of the journeys. */
  get journeyIds(): string[] {
    return [...this.#slots.keys()]
  }

  journeys(rows: Columns<JourneyRow>): void {
    const { journeys, names, nameLists, clients } = this.lines
    const slots = Int32Array.from(rows.slot)
    rows.journeyId.forEach((id, index) => this.#slots.set(id, slots[index] ?? 0))
    for (const slot of slots) this.lines.begin(slot)
    journeys.client.setAll(slots, clients.numbersOf(rows.clientId))
    journeys.topic.setAll(slots, names.numbersOf(rows.topic))
    journeys.touchpoints.setAll(slots, rows.touchpoints)
    journeys.firstAt.setAll(slots, rows.firstAt)
    journeys.reopenings.setAll(slots, rows.reopenings)
    journeys.tells.setAll(slots, rows.tells)
    journeys.roles.setAll(slots, nameLists.numbersOf(rows.roles))
    journeys.teams.setAll(slots, nameLists.numbersOf(rows.teams))
    const none = rows.slot.map(() => 0)
    for (const column of [journeys.bounces, journeys.bouncesBeforeResolution, journeys.stations, journeys.returns])
      column.setAll(slots, none)
    const { duration, durationWorking, resolution, resolutionWorking, answer, answerWorking } = journeys
    const { firstAt, lastAt, firstResolvedAt, firstAskAt, firstAnswerAt, askedRole, askedTeam } = rows
    this.#times([duration, durationWorking], slots, firstAt, lastAt)
    this.#times([resolution, resolutionWorking], slots, firstAt, firstResolvedAt)
    this.#times([answer, answerWorking], slots, firstAskAt, firstAnswerAt, (index) => ({
      role: askedRole[index] ?? null,
      team: askedTeam[index] ?? null,
    }))
    rows.resolutions.forEach((text, index) => {
      const at = firstResolvedAt[index] ?? null
      if (at !== null) this.#resolutions.set(slots[index] ?? 0, text === null ? [{ at }] : parsed(text))
    })
  }

  paths(rows: Columns<PathRow>): void {
    const { journeys, stays } = this.lines
    const slots = this.#slotsOf(rows.journeyId)
    journeys.bounces.setAll(slots, rows.bounces)
    journeys.bouncesBeforeResolution.setAll(slots, rows.bouncesBeforeResolution)
    journeys.stations.setAll(slots, rows.stations)
    journeys.returns.setAll(slots, rows.returns)
    const first = slots.map((slot, index) => (slot < 0 ? -1 : stays.begin(slot, (rows.hops[index] ?? 0) + 1)))
    this.#begin(first, rows, rows.holder)
  }

  hops(rows: Columns<HopRow>): void {
    const { names, stays } = this.lines
    const first = numbersFrom(this.#slotsOf(rows.journeyId), (slot) => (slot < 0 ? -1 : stays.first(slot)))
    const places = first.map((stay, index) => (stay < 0 ? -1 : stay + (rows.number[index] ?? 0)))
    this.#begin(places, rows, rows.to)
    stays.madeBy.setAll(places, names.numbersOf(rows.madeBy))
    stays.bounce.setAll(places, rows.bounce)
    const from = rows.at.map((at, index) => at - (rows.wait[index] ?? 0))
    this.#times(
      [stays.wait, stays.waitWorking],
      places,
      from,
      rows.at,
      (index) => this.#takings[(places[index] ?? 0) - this.#firstStay],
    )
  }

  circles(rows: Columns<CircleRow>): void {
    const { circles, names } = this.lines
    const items = this.#items(circles.of, rows)
    circles.kind.setAll(items, names.numbersOf(rows.kind))
    circles.open.setAll(items, rows.open)
    circles.dismissed.setAll(items, rows.dismissed)
  }

  handoffs(rows: Columns<HandoffRow>): void {
    const { handoffs, names } = this.lines
    const items = this.#items(handoffs.of, rows)
    handoffs.state.setAll(items, names.numbersOf(rows.state))
    handoffs.briefed.setAll(items, rows.briefed)
    handoffs.dueAt.setAll(items, rows.dueAt)
  }

  promises(rows: Columns<PromiseRow>): void {
    const { promises, names } = this.lines
    const items = this.#items(promises.of, rows)
    promises.state.setAll(items, names.numbersOf(rows.state))
    promises.dueAt.setAll(items, rows.dueAt)
    promises.settledAt.setAll(items, rows.settledAt)
  }

  /** All rows are in: how long holders had the journeys can be told now. */
  finish(): void {
    const { journeys, stays } = this.lines
    for (const slot of this.#slots.values()) {
      const first = stays.first(slot)
      const takings = this.#takings.slice(first - this.#firstStay, first - this.#firstStay + stays.count(slot))
      const lastAt = journeys.firstAt.at(slot) + journeys.duration.at(slot)
      staysOf(takings, lastAt, this.#resolutions.get(slot) ?? [], this.lasted).forEach(({ held }, index) => {
        stays.held.set(first + index, held.elapsed)
        stays.heldWorking.set(first + index, held.working)
      })
    }
  }

  /** The slots of some journeys; -1 for others than those that are written. */
  #slotsOf(journeyIds: readonly string[]): Int32Array {
    const slots = new Int32Array(journeyIds.length)
    for (let index = 0; index < slots.length; index++) slots[index] = this.#slots.get(journeyIds[index] ?? '') ?? -1
    return slots
  }

  /** An item of a list for each row of these journeys; -1 for those of others. */
  #items(lists: Lines['circles']['of'], { journeyId }: { readonly journeyId: readonly string[] }): Int32Array {
    return numbersFrom(this.#slotsOf(journeyId), (slot) => (slot < 0 ? -1 : lists.add(slot)))
  }

  /** With whom stays begin, and when. */
  #begin(places: Int32Array, { at, role, team }: Columns<Omit<Taking, 'holder'>>, holders: readonly string[]): void {
    const { names, stays } = this.lines
    stays.holder.setAll(places, names.numbersOf(holders))
    for (let index = 0; index < places.length; index++) {
      const stay = places[index] ?? -1
      if (stay < 0) continue
      const keeper = { role: role[index] ?? null, team: team[index] ?? null }
      this.#takings[stay - this.#firstStay] = { holder: holders[index] ?? '', at: at[index] ?? 0, ...keeper }
    }
  }

  /** How long something lasted, where both ends are known. */
  #times(
    [elapsed, working]: readonly [RealColumn, RealColumn],
    places: Int32Array,
    from: Instants,
    to: Instants,
    keeperOf?: (index: number) => Keeper | undefined,
  ): void {
    for (let index = 0; index < places.length; index++) {
      const [place, begin, end] = [places[index] ?? -1, from[index] ?? null, to[index] ?? null]
      if (place < 0) continue
      const known = begin !== null && end !== null
      const time = known ? this.lasted(begin, end, keeperOf?.(index)) : unknown
      elapsed.set(place, time.elapsed)
      working.set(place, time.working)
    }
  }
}

const unknown = { elapsed: NaN, working: NaN }
