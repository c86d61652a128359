import { QueryHandler, type IQueryHandler } from '@nestjs/cqrs'
import { ActorQuery, type Actor } from '#access'
import type { Unit } from '#charter'
import type { CircleRow } from '../views/circle.js'
import type { HandoffRow } from '../views/handoff.js'
import { readingsOf } from '../views/journey-progress.js'
import type { HopRow } from '../views/path.js'
import type { PromiseRow } from '../views/promise.js'
import { grouped } from './grouped.js'
import { JourneyViews } from './journey-views.js'
import type { LookInput } from './look.js'

/** All circles of each of some journeys, in the order in which they were entered. */
export class CirclesOfJourneys extends ActorQuery<ReadonlyMap<string, readonly CircleRow[]>> {
  constructor(
    readonly actor: Actor,
    readonly journeyIds: readonly string[],
    readonly from: LookInput = {},
  ) {
    super()
  }
}

@QueryHandler(CirclesOfJourneys)
export class CirclesOfJourneysHandler implements IQueryHandler<CirclesOfJourneys> {
  constructor(private readonly views: JourneyViews) {}

  async execute({ journeyIds, from }: CirclesOfJourneys): Promise<Map<string, CircleRow[]>> {
    const found = await this.views.seen(from, (rows) => {
      const all = rows.selectFrom('circle').selectAll().where('journey_id', 'in', journeyIds)
      return all.orderBy('entered_at').orderBy('depth').orderBy('id').execute()
    })
    return grouped(found, 'journey_id', journeyIds)
  }
}

/** All hops of each of some journeys in a unit, in their order. */
export class HopsOfJourneys extends ActorQuery<ReadonlyMap<string, readonly HopRow[]>> {
  constructor(
    readonly actor: Actor,
    readonly journeyIds: readonly string[],
    readonly unit: Unit,
    readonly countNobody: boolean,
    readonly from: LookInput = {},
  ) {
    super()
  }
}

@QueryHandler(HopsOfJourneys)
export class HopsOfJourneysHandler implements IQueryHandler<HopsOfJourneys> {
  constructor(private readonly views: JourneyViews) {}

  async execute({ journeyIds, unit, countNobody, from }: HopsOfJourneys): Promise<Map<string, HopRow[]>> {
    const found = await this.views.seen(from, (rows) => {
      const all = rows.selectFrom('hop').selectAll().where('journey_id', 'in', journeyIds)
      const inUnit = all.where('unit', '=', unit).where('reading', 'in', readingsOf(countNobody))
      return inUnit.orderBy('journey_id').orderBy('number').execute()
    })
    return grouped(found, 'journey_id', journeyIds)
  }
}

/** All handoffs of each of some journeys, in the order in which they were offered. */
export class HandoffsOfJourneys extends ActorQuery<ReadonlyMap<string, readonly HandoffRow[]>> {
  constructor(
    readonly actor: Actor,
    readonly journeyIds: readonly string[],
    readonly from: LookInput = {},
  ) {
    super()
  }
}

@QueryHandler(HandoffsOfJourneys)
export class HandoffsOfJourneysHandler implements IQueryHandler<HandoffsOfJourneys> {
  constructor(private readonly views: JourneyViews) {}

  async execute({ journeyIds, from }: HandoffsOfJourneys): Promise<Map<string, HandoffRow[]>> {
    const found = await this.views.seen(from, (rows) => {
      const all = rows.selectFrom('handoff').selectAll().where('journey_id', 'in', journeyIds)
      return all.orderBy('offered_at').orderBy('id').execute()
    })
    return grouped(found, 'journey_id', journeyIds)
  }
}

/** All promises of each of some journeys, in the order in which they fall due. */
export class PromisesOfJourneys extends ActorQuery<ReadonlyMap<string, readonly PromiseRow[]>> {
  constructor(
    readonly actor: Actor,
    readonly journeyIds: readonly string[],
    readonly from: LookInput = {},
  ) {
    super()
  }
}

@QueryHandler(PromisesOfJourneys)
export class PromisesOfJourneysHandler implements IQueryHandler<PromisesOfJourneys> {
  constructor(private readonly views: JourneyViews) {}

  async execute({ journeyIds, from }: PromisesOfJourneys): Promise<Map<string, PromiseRow[]>> {
    const found = await this.views.seen(from, (rows) => {
      const all = rows.selectFrom('promise').selectAll().where('journey_id', 'in', journeyIds)
      return all.orderBy('due_at').orderBy('id').execute()
    })
    return grouped(found, 'journey_id', journeyIds)
  }
}
