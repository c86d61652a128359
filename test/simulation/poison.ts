import type { Position } from '#event-sourcing'
import { clientEvents, journeysProjection } from '#journeys/views'
import { memberEvents, membersProjection } from '#members/views'
import type { Projection, ViewRules } from '#views'
import type { Lots } from '../faults/lots.js'

/** What the views are made of. */
export type Rules = Omit<ViewRules, 'now'>

/** Events that the folds of a faulty program fail on, drawn by lots, until the program is mended. */
export class Poison {
  private readonly drawn = new Map<Position, boolean>()
  private isMended = false

  constructor(
    private readonly lots: Lots,
    /** The part of all events that is poisoned. */
    private readonly share: number,
  ) {}

  /** The rules of the views, by the faulty program. */
  get rules(): Rules {
    const projections = [journeysProjection, membersProjection].map((projection) => this.poisoned(projection))
    return { projections, catalogue: clientEvents.merge(memberEvents) }
  }

  mend(): void {
    this.isMended = true
  }

  /** Whether the fold of this event fails. */
  strikes(position: Position): boolean {
    if (this.isMended || this.share === 0) return false
    const known = this.drawn.get(position)
    if (known !== undefined) return known
    const drawn = this.lots.next() < this.share
    this.drawn.set(position, drawn)
    return drawn
  }

  /** After all that it put: a fold that fails takes it back. */
  private poisoned(projection: Projection): Projection {
    return {
      ...projection,
      project: (rows, event, recorded) => {
        projection.project(rows, event, recorded)
        if (this.strikes(recorded.position)) throw new Error('The fold fails.')
      },
    }
  }
}
