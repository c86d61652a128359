import { Field, ID, Int, ObjectType } from '@nestjs/graphql'
import { describedEnum } from '#graphql'
import type { Backtest, ChangedJourney, CirclesAndJourneys, ToldChange, TriedKind } from '../domain/backtest-sum.js'
import type { CircleChange } from '../domain/backtest.js'
import { VisitObject } from './circle.js'
import { CircleKindEnum } from './enums.js'

export const CircleChangeEnum = describedEnum<CircleChange>(
  'CircleChange',
  'What a draft of the charter makes of a circle.',
  {
    gained: 'Only the draft finds it.',
    lost: 'Only the charter that was in force finds it.',
    changed: 'Both find it, with other visits.',
  },
)

@ObjectType('BacktestCount', { description: 'How many circles there are in the period.' })
export class BacktestCountObject implements CirclesAndJourneys {
  @Field(() => Int, { description: 'The circles, one for each spell of a journey that visits it.' })
  circles!: number

  @Field(() => Int, { description: 'The journeys that visit them.' })
  journeys!: number
}

@ObjectType('BacktestKind', { description: 'One kind of circle under both charters.' })
export class BacktestKindObject implements TriedKind {
  @Field(() => CircleKindEnum, { description: 'Which circle.' })
  kind!: TriedKind['kind']

  @Field(() => Int, { description: 'How deep it lies, 1 to 9.' })
  depth!: number

  @Field(() => BacktestCountObject, { description: 'Under the charter that was in force.' })
  before!: BacktestCountObject

  @Field(() => BacktestCountObject, { description: 'Under the draft.' })
  after!: BacktestCountObject

  @Field(() => Int, { description: 'Circles that only the draft finds.' })
  gained!: number

  @Field(() => Int, { description: 'Circles that only the charter in force finds.' })
  lost!: number

  @Field(() => Int, { description: 'Circles that both find, with other visits.' })
  changed!: number
}

@ObjectType('BacktestCircle', { description: 'A circle that the draft sees otherwise.' })
export class BacktestCircleObject {
  constructor(
    private readonly told: ToldChange,
    private readonly journeyId: string,
  ) {}

  @Field(() => CircleChangeEnum, { description: 'What becomes of it.' })
  get change(): CircleChange {
    return this.told.change
  }

  @Field(() => CircleKindEnum, { description: 'Which circle.' })
  get kind(): ToldChange['kind'] {
    return this.told.kind
  }

  @Field(() => Int, { description: 'How deep it lies, 1 to 9.' })
  get depth(): number {
    return this.told.depth
  }

  @Field(() => String, { description: 'The stretch of the journey: `first`, or the id of what reopened the journey.' })
  get spell(): string {
    return this.told.spell
  }

  @Field(() => [VisitObject], { description: 'Its visits in the period under the charter that was in force.' })
  get before(): VisitObject[] {
    return this.told.before.map((visit) => new VisitObject(visit, { journeyId: this.journeyId }))
  }

  @Field(() => [VisitObject], { description: 'Its visits in the period under the draft.' })
  get after(): VisitObject[] {
    return this.told.after.map((visit) => new VisitObject(visit, { journeyId: this.journeyId }))
  }
}

@ObjectType('BacktestJourney', { description: 'A journey whose circles the draft sees otherwise.' })
export class BacktestJourneyObject {
  constructor(readonly told: ChangedJourney) {}

  @Field(() => ID, { description: 'The key of the journey: `ACME-12`.' })
  get key(): string {
    return this.told.key
  }

  @Field(() => [BacktestCircleObject], { description: 'What changes in it, by depth.' })
  get circles(): BacktestCircleObject[] {
    return this.told.circles.map((circle) => new BacktestCircleObject(circle, this.told.journeyId))
  }
}

@ObjectType('Backtest', {
  description:
    'What a draft of the charter finds in the past, beside what the charter found that was in force. Journeys stay as they were stitched. A visit counts if it lies in the period at least partly.',
})
export class BacktestObject {
  constructor(private readonly backtest: Backtest) {}

  @Field(() => Int, { description: 'How many clients were read.' })
  get clients(): number {
    return this.backtest.clients
  }

  @Field(() => Int, { description: 'How many clients were left out, since an event of theirs cannot be read.' })
  get unreadableClients(): number {
    return this.backtest.unreadableClients
  }

  @Field(() => Int, { description: 'How many journeys were read.' })
  get journeys(): number {
    return this.backtest.journeys
  }

  @Field(() => [BacktestKindObject], { description: 'Every kind of circle that is judged, by depth.' })
  get kinds(): BacktestKindObject[] {
    return [...this.backtest.kinds]
  }

  @Field(() => Int, { description: 'In how many journeys a circle is gained, lost or changed.' })
  get changedJourneys(): number {
    return this.backtest.changedJourneys
  }

  @Field(() => [BacktestJourneyObject], { description: 'The first of these journeys, by key.' })
  get firstChanged(): BacktestJourneyObject[] {
    return this.backtest.firstChanged.map((journey) => new BacktestJourneyObject(journey))
  }

  @Field(() => [String], {
    description: 'Roles that touchpoints name and the draft does not know: each is judged as one more role.',
  })
  get unknownRoles(): readonly string[] {
    return this.backtest.unknownRoles
  }

  @Field(() => [String], {
    description: 'Topics that journeys have and the draft does not know: they are judged as owned by nobody.',
  })
  get unknownTopics(): readonly string[] {
    return this.backtest.unknownTopics
  }
}

export const backtestOf = (backtest: Backtest): BacktestObject => new BacktestObject(backtest)
