import { parsed } from '#views'
import type { Lasted, Lasting } from '../../domain/lasting.js'
import { staysOf, type Resolved, type Taking } from '../../domain/stays.js'
import type { Lines } from './lines.js'
import type { CircleRow, HandoffRow, HopRow, JourneyRow, PathRow, PromiseRow } from './rows.js'

const unknown: Lasting = { elapsed: NaN, working: NaN }

/** Puts the rows of some journeys into lines: those of the journeys first, then their paths, then all else. */
export class LineWriter {
  readonly #slots = new Map<string, number>()
  /** Of the journeys that were ever resolved. */
  readonly #resolutions = new Map<number, JourneyRow['resolutions']>()

  constructor(
    private readonly lines: Lines,
    private readonly lasted: Lasted,
  ) {}

  /** The ids of the journeys. */
  get journeyIds(): string[] {
    return [...this.#slots.keys()]
  }

  journey(row: JourneyRow): void {
    const { lines, lasted } = this
    const { slot, firstAt, lastAt, firstResolvedAt, firstAskAt, firstAnswerAt } = row
    lines.begin(slot)
    this.#slots.set(row.journeyId, slot)
    if (row.resolutions !== '[]') this.#resolutions.set(slot, row.resolutions)
    const { journeys, names, nameLists, clients } = lines
    const asked = { role: row.askedRole, team: row.askedTeam }
    const duration = lasted(firstAt, lastAt)
    const resolution = firstResolvedAt === null ? unknown : lasted(firstAt, firstResolvedAt)
    const answer = firstAskAt === null || firstAnswerAt === null ? unknown : lasted(firstAskAt, firstAnswerAt, asked)
    journeys.client.set(slot, clients.numberOf(row.clientId))
    journeys.topic.set(slot, names.numberOf(row.topic))
    journeys.touchpoints.set(slot, row.touchpoints)
    journeys.firstAt.set(slot, firstAt)
    journeys.duration.set(slot, duration.elapsed)
    journeys.durationWorking.set(slot, duration.working)
    journeys.resolution.set(slot, resolution.elapsed)
    journeys.resolutionWorking.set(slot, resolution.working)
    journeys.answer.set(slot, answer.elapsed)
    journeys.answerWorking.set(slot, answer.working)
    journeys.reopenings.set(slot, row.reopenings)
    journeys.tellsDirections.set(slot, row.tellsDirections)
    journeys.tellsOurs.set(slot, row.tellsOurs)
    journeys.tellsHandoffs.set(slot, row.tellsHandoffs)
    journeys.tellsPromises.set(slot, row.tellsPromises)
    journeys.roles.set(slot, nameLists.numberOf(row.roles))
    journeys.teams.set(slot, nameLists.numberOf(row.teams))
    for (const column of [journeys.bounces, journeys.bouncesBeforeResolution, journeys.stations, journeys.returns])
      column.set(slot, 0)
  }

  path({ journeyId, hops, ...row }: PathRow): void {
    const slot = this.#slots.get(journeyId)
    if (slot === undefined) return
    const { journeys, stays } = this.lines
    this.#taking(stays.begin(slot, hops + 1), row)
    journeys.bounces.set(slot, row.bounces)
    journeys.bouncesBeforeResolution.set(slot, row.bouncesBeforeResolution)
    journeys.stations.set(slot, row.stations)
    journeys.returns.set(slot, row.returns)
  }

  hop({ journeyId, number, to: holder, ...row }: HopRow): void {
    const slot = this.#slots.get(journeyId)
    if (slot === undefined) return
    const { names, stays } = this.lines
    const stay = stays.first(slot) + number
    this.#taking(stay, { holder, ...row })
    stays.madeBy.set(stay, names.numberOf(row.madeBy))
    stays.bounce.set(stay, row.bounce)
    stays.wait.set(stay, row.wait)
    stays.waitWorking.set(stay, this.lasted(row.at - row.wait, row.at, row).working)
  }

  circle({ journeyId, kind, open, dismissed }: CircleRow): void {
    const slot = this.#slots.get(journeyId)
    if (slot === undefined) return
    const { circles, names } = this.lines
    const circle = circles.of.add(slot)
    circles.kind.set(circle, names.numberOf(kind))
    circles.open.set(circle, open)
    circles.dismissed.set(circle, dismissed)
  }

  handoff({ journeyId, state, briefed, dueAt }: HandoffRow): void {
    const slot = this.#slots.get(journeyId)
    if (slot === undefined) return
    const { handoffs, names } = this.lines
    const handoff = handoffs.of.add(slot)
    handoffs.state.set(handoff, names.numberOf(state))
    handoffs.briefed.set(handoff, briefed)
    handoffs.dueAt.set(handoff, dueAt ?? NaN)
  }

  promise({ journeyId, state, dueAt, settledAt }: PromiseRow): void {
    const slot = this.#slots.get(journeyId)
    if (slot === undefined) return
    const { promises, names } = this.lines
    const promise = promises.of.add(slot)
    promises.state.set(promise, names.numberOf(state))
    promises.dueAt.set(promise, dueAt)
    promises.settledAt.set(promise, settledAt ?? NaN)
  }

  /** All rows are in: how long holders had the journeys can be told now. */
  finish(): void {
    const { journeys, stays } = this.lines
    for (const slot of this.#slots.values()) {
      const lastAt = journeys.firstAt.at(slot) + journeys.duration.at(slot)
      const resolutions = this.#resolutionsOf(slot)
      staysOf(this.#takingsOf(slot), lastAt, resolutions, this.lasted).forEach(({ held }, index) => {
        stays.held.set(stays.first(slot) + index, held.elapsed)
        stays.heldWorking.set(stays.first(slot) + index, held.working)
      })
    }
  }

  #taking(stay: number, { holder, at, role, team }: Taking): void {
    const { names, stays } = this.lines
    stays.holder.set(stay, names.numberOf(holder))
    stays.at.set(stay, at)
    stays.role.set(stay, names.numberOf(role))
    stays.team.set(stay, names.numberOf(team))
  }

  #takingsOf(slot: number): Taking[] {
    const { names, stays } = this.lines
    return Array.from({ length: stays.count(slot) }, (_, index) => {
      const stay = stays.first(slot) + index
      return {
        holder: names.text(stays.holder.at(stay)) ?? '',
        at: stays.at.at(stay),
        role: names.text(stays.role.at(stay)),
        team: names.text(stays.team.at(stay)),
      }
    })
  }

  #resolutionsOf(slot: number): readonly Resolved[] {
    const text = this.#resolutions.get(slot)
    return text === undefined ? [] : parsed(text)
  }
}
