import { QueryHandler, type IQueryHandler } from '@nestjs/cqrs'
import { z } from 'zod'
import { ActorQuery, type Actor } from '#access'
import { Charters, units, type Charter } from '#charter'
import { Clock, valid, type ReadingOptions } from '#event-sourcing'
import { lookFields, lookOf } from '#journeys'
import { PastViews, ReadDatabase } from '#views'
import type { ReportQuestion } from './make-report.js'
import type { Report } from './report.js'
import { Reporter } from './reporter.js'

const word = z.string().trim().min(1).max(200)

/** ISO 8601 with a zone; a date alone is its midnight in UTC. */
const instant = z
  .union([z.iso.datetime({ offset: true }), z.iso.date()], 'write an instant as 2026-03-01 or 2026-03-01T09:00:00Z')
  .transform((text) => new Date(text).toISOString())

/** What a bounce report can be asked for. Everything may be left out. */
export const bounceReportInput = z.strictObject({
  /** Journeys touched from an instant on and before another. */
  period: z
    .strictObject({ from: instant.optional(), to: instant.optional() })
    .refine(({ from, to }) => from === undefined || to === undefined || from < to, {
      path: ['to'],
      message: 'a period ends after it begins',
    })
    .default({}),
  /** In which holders are compared: the charter's, if it is not given. */
  unit: z.enum(units).optional(),
  /** Whether "nobody" counts as a holder: as the charter says, if it is not given. */
  countNobody: z.boolean().optional(),
  filter: z
    .strictObject({
      clientId: z.uuid().optional(),
      topic: word.optional(),
      channel: word.optional(),
      product: word.optional(),
      label: word.optional(),
    })
    .default({}),
  /** How many lines the lists of the most have. */
  top: z.int().min(1).max(1000).default(10),
  /** As the journeys stood, by what is known today, or by what had been recorded by then. */
  ...lookFields,
})
export type BounceReportInput = z.input<typeof bounceReportInput>

/** Asks how clients went from holder to holder in a period. Refuses with `BAD_INPUT` and `TIME_IN_FUTURE`. */
export class BounceReport extends ActorQuery<Report> {
  readonly input: z.output<typeof bounceReportInput>

  constructor(
    readonly actor: Actor,
    input: BounceReportInput = {},
    /** Of a look at the past. */
    readonly options: Pick<ReadingOptions, 'onProgress'> = {},
  ) {
    super()
    this.input = valid(bounceReportInput, input)
  }
}

@QueryHandler(BounceReport)
export class BounceReportHandler implements IQueryHandler<BounceReport> {
  constructor(
    private readonly views: ReadDatabase,
    private readonly past: PastViews,
    private readonly charters: Charters,
    private readonly clock: Clock,
    private readonly reporter: Reporter,
  ) {}

  async execute({ input, options }: BounceReport): Promise<Report> {
    const present = this.clock.now()
    const look = lookOf(input, present)
    const { at = present, knownAt = present } = look ?? {}
    const now = Math.min(at, knownAt)
    // A folder without a charter gets the default one.
    const charter = (await this.charters.history()).at(now)
    const report = (rows: ReadDatabase, unreadableClients: number | null) =>
      this.reporter.run(rows, questionOf(input, charter, now, unreadableClients))
    if (!look) return report(this.views, null)
    return this.past.use(look, ({ database, unreadableClients }) => report(database, unreadableClients), options)
  }
}

/** What is due by an instant is due. What the input leaves out is as the charter says. */
function questionOf(
  { period, filter, unit, countNobody, top, asOf, knownAt }: BounceReport['input'],
  charter: Charter,
  now: number,
  unreadableClients: number | null,
): ReportQuestion {
  return {
    unit: unit ?? charter.unit,
    countNobody: countNobody ?? charter.countNobody,
    filter: {
      ...filter,
      ...(period.from !== undefined && { touchedFrom: period.from }),
      ...(period.to !== undefined && { touchedTo: period.to }),
      ...(asOf !== undefined && { asOf }),
      ...(knownAt !== undefined && { knownAt }),
    },
    top,
    now,
    period: { from: period.from ?? null, to: period.to ?? null },
    from: { asOf: asOf ?? null, knownAt: knownAt ?? null, unreadableClients },
  }
}
