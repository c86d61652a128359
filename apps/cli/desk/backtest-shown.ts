import type { Backtest } from '#journeys'
import { visitOfServer, type ServerVisit } from './server-shapes.js'
import type { ClientShown, VisitShown } from './shown.js'
import { visitShown } from './shown-rows.js'

/** What a draft of the charter finds in the past, as `backtest` shows it and prints it as JSON. */
export interface BacktestShown extends Omit<Backtest, 'firstChanged'> {
  readonly firstChanged: readonly ChangedJourneyShown[]
}

export interface ChangedJourneyShown {
  readonly key: string
  readonly client: ClientShown
  readonly circles: readonly ChangedCircleShown<VisitShown>[]
}

/** A circle that the draft sees otherwise. */
export interface ChangedCircleShown<VisitAs> {
  readonly change: 'gained' | 'lost' | 'changed'
  readonly kind: string
  readonly depth: number
  readonly spell: string
  readonly before: readonly VisitAs[]
  readonly after: readonly VisitAs[]
}

/** As the document asks for it. */
export interface ServerBacktest extends Omit<Backtest, 'firstChanged'> {
  readonly firstChanged: readonly {
    readonly key: string
    readonly client: ClientShown | null
    readonly circles: readonly ChangedCircleShown<ServerVisit>[]
  }[]
}

export const backtestShown = ({ firstChanged, ...backtest }: Backtest): BacktestShown => ({
  ...backtest,
  firstChanged: firstChanged.map(({ key, clientId: id, clientCode: code, clientName: name, circles }) => ({
    key,
    client: { id, code, name },
    circles: circles.map((circle) => withVisits(circle, visitShown)),
  })),
})

export const backtestOfServer = ({ firstChanged, ...backtest }: ServerBacktest): BacktestShown => ({
  ...backtest,
  firstChanged: firstChanged.map(({ key, client, circles }) => ({
    key,
    client: client ?? { id: '', code: '?', name: '?' },
    circles: circles.map((circle) => withVisits(circle, visitOfServer)),
  })),
})

const withVisits = <VisitAs>(
  circle: ChangedCircleShown<VisitAs>,
  shown: (visit: VisitAs) => VisitShown,
): ChangedCircleShown<VisitShown> => ({
  ...circle,
  before: circle.before.map(shown),
  after: circle.after.map(shown),
})
