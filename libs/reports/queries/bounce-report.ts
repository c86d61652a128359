import { QueryHandler, type IQueryHandler } from '@nestjs/cqrs'
import { z } from 'zod'
import { ActorQuery, type Actor } from '#access'
import { Charters, units } from '#charter'
import { Clock, valid } from '#event-sourcing'
import type { JourneyFilter } from '#journeys'
import { ReadDatabase } from '#views'
import { reportOf, type Report } from './report.js'
import { select, type ReportSchema } from './select.js'

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
})
export type BounceReportInput = z.input<typeof bounceReportInput>

/** Asks how clients went from holder to holder in a period. Refuses with `BAD_INPUT`. */
export class BounceReport extends ActorQuery<Report> {
  readonly input: z.output<typeof bounceReportInput>

  constructor(
    readonly actor: Actor,
    input: BounceReportInput = {},
  ) {
    super()
    this.input = valid(bounceReportInput, input)
  }
}

@QueryHandler(BounceReport)
export class BounceReportHandler implements IQueryHandler<BounceReport> {
  constructor(
    private readonly views: ReadDatabase,
    private readonly charters: Charters,
    private readonly clock: Clock,
  ) {}

  async execute({ input }: BounceReport): Promise<Report> {
    const { period, top } = input
    const charter = (await this.charters.history()).at(this.clock.now())
    const filter: JourneyFilter = {
      ...input.filter,
      ...(period.from !== undefined && { touchedFrom: period.from }),
      ...(period.to !== undefined && { touchedTo: period.to }),
    }
    const asked = {
      unit: input.unit ?? charter.unit,
      countNobody: input.countNobody ?? charter.countNobody,
      filter,
      top,
      now: this.clock.now(),
    }
    const selection = await select(this.views.kysely<ReportSchema>(), asked)
    return reportOf(selection, { from: period.from ?? null, to: period.to ?? null }, charter)
  }
}
