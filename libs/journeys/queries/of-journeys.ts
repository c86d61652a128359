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

/** All circles of each of some journeys, in the order in which they were entered. */
export class CirclesOfJourneys extends ActorQuery<ReadonlyMap<string, readonly CircleRow[]>> {
  constructor(
    readonly actor: Actor,
    readonly journeyIds: readonly string[],
  ) {
    super()
  }
}

@QueryHandler(CirclesOfJourneys)
export class CirclesOfJourneysHandler implements IQueryHandler<CirclesOfJourneys> {
  constructor(private readonly views: JourneyViews) {}

  async execute({ journeyIds }: CirclesOfJourneys): Promise<Map<string, CircleRow[]>> {
    const all = this.views.rows.selectFrom('circle').selectAll().where('journey_id', 'in', journeyIds)
    return grouped(await all.orderBy('entered_at').orderBy('depth').orderBy('id').execute(), 'journey_id', journeyIds)
  }
}

/** All hops of each of some journeys in a unit, in their order. */
export class HopsOfJourneys extends ActorQuery<ReadonlyMap<string, readonly HopRow[]>> {
  constructor(
    readonly actor: Actor,
    readonly journeyIds: readonly string[],
    readonly unit: Unit,
    readonly countNobody: boolean,
  ) {
    super()
  }
}

@QueryHandler(HopsOfJourneys)
export class HopsOfJourneysHandler implements IQueryHandler<HopsOfJourneys> {
  constructor(private readonly views: JourneyViews) {}

  async execute({ journeyIds, unit, countNobody }: HopsOfJourneys): Promise<Map<string, HopRow[]>> {
    const all = this.views.rows.selectFrom('hop').selectAll().where('journey_id', 'in', journeyIds)
    const inUnit = all.where('unit', '=', unit).where('reading', 'in', readingsOf(countNobody))
    return grouped(await inUnit.orderBy('journey_id').orderBy('number').execute(), 'journey_id', journeyIds)
  }
}

/** All handoffs of each of some journeys, in the order in which they were offered. */
export class HandoffsOfJourneys extends ActorQuery<ReadonlyMap<string, readonly HandoffRow[]>> {
  constructor(
    readonly actor: Actor,
    readonly journeyIds: readonly string[],
  ) {
    super()
  }
}

@QueryHandler(HandoffsOfJourneys)
export class HandoffsOfJourneysHandler implements IQueryHandler<HandoffsOfJourneys> {
  constructor(private readonly views: JourneyViews) {}

  async execute({ journeyIds }: HandoffsOfJourneys): Promise<Map<string, HandoffRow[]>> {
    const all = this.views.rows.selectFrom('handoff').selectAll().where('journey_id', 'in', journeyIds)
    return grouped(await all.orderBy('offered_at').orderBy('id').execute(), 'journey_id', journeyIds)
  }
}

/** All promises of each of some journeys, in the order in which they fall due. */
export class PromisesOfJourneys extends ActorQuery<ReadonlyMap<string, readonly PromiseRow[]>> {
  constructor(
    readonly actor: Actor,
    readonly journeyIds: readonly string[],
  ) {
    super()
  }
}

@QueryHandler(PromisesOfJourneys)
export class PromisesOfJourneysHandler implements IQueryHandler<PromisesOfJourneys> {
  constructor(private readonly views: JourneyViews) {}

  async execute({ journeyIds }: PromisesOfJourneys): Promise<Map<string, PromiseRow[]>> {
    const all = this.views.rows.selectFrom('promise').selectAll().where('journey_id', 'in', journeyIds)
    return grouped(await all.orderBy('due_at').orderBy('id').execute(), 'journey_id', journeyIds)
  }
}
