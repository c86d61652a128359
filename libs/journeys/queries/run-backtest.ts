import { QueryHandler, type IQueryHandler } from '@nestjs/cqrs'
import { z } from 'zod'
import { ValidQuery, type Actor } from '#access'
import { charterFromYaml, Charters, publicHolidays, type CharterDefinition } from '#charter'
import { Clock, type ReadingOptions } from '#event-sourcing'
import type { Backtest } from '../domain/backtest-sum.js'
import { instant } from '../domain/touchpoint.js'
import { Backtester } from '../rules/backtester.js'

const input = z.strictObject({
  /** The draft, YAML. */
  charter: z.string().max(1_000_000),
  /** Visits that lie in it at least partly. */
  period: z
    .strictObject({ from: instant.optional(), to: instant.optional() })
    .refine(({ from, to }) => from === undefined || to === undefined || from < to, {
      path: ['to'],
      message: 'a period ends after it begins',
    })
    .default({}),
  /** How many of the journeys that change are listed. */
  first: z.int().min(0).max(1000).default(100),
})
export type RunBacktestInput = z.input<typeof input>

/**
 * Asks which circles the past would have under another charter, beside those that it has under the one that was in force.
 * Refuses with `BAD_INPUT`, and with `CHARTER_INVALID` and the path in the charter.
 */
export class RunBacktest extends ValidQuery<typeof input, Backtest> {
  readonly draft: CharterDefinition

  constructor(
    actor: Actor,
    from: RunBacktestInput,
    readonly options: ReadingOptions = {},
  ) {
    super(actor, input, from)
    this.draft = charterFromYaml(this.input.charter)
  }
}

@QueryHandler(RunBacktest)
export class RunBacktestHandler implements IQueryHandler<RunBacktest> {
  constructor(
    private readonly charters: Charters,
    private readonly clock: Clock,
    private readonly backtester: Backtester,
  ) {}

  async execute({ draft, input: { period, first }, options }: RunBacktest): Promise<Backtest> {
    // A folder without a charter gets the default one, by which it will be judged.
    await this.charters.history()
    const holidays = await publicHolidays(draft, this.clock.now())
    const { from, to } = period
    const milliseconds = {
      from: from === undefined ? undefined : Date.parse(from),
      to: to === undefined ? undefined : Date.parse(to),
    }
    return this.backtester.run({ draft, holidays, period: milliseconds, first }, options)
  }
}
