import type { Charter } from '#charter'
import { DomainError } from '#event-sourcing'
import { MOST_TOUCHPOINTS } from '#journeys'
import { atOnce } from './at-once.js'
import { ClientBatches, type ClientBatch } from './client-batches.js'
import type { RowProblem } from './errors.js'
import { compileMapping, isProblem, type MappedRow } from './mapping/compile.js'
import type { Mapping } from './mapping/schema.js'
import type { Progress, Row, Source } from './readers/row.js'
import { Rejects } from './rejects.js'

/** How many rows are gathered before they are written: all of them are in memory at once. */
const STRETCH = 2000
/** How many problems are told one by one; all of them are in the file of rejected rows. */
const TOLD = 20

/** What to import and how. */
export interface ImportOptions {
  readonly source: Source
  readonly mapping: Mapping
  /** Put in force on a folder that has no charter yet; YAML. */
  readonly charter?: string
  /** Reads and checks everything, and writes nothing. */
  readonly dryRun?: boolean
  /** Where rows that cannot be taken in are written. */
  readonly rejects: string
  /** Until when time passes for the clients of the file afterwards; the last row's instant by default. ISO 8601. */
  readonly until?: string
  /** Whether reading was ended early: more rows will come, so that time does not pass. */
  readonly interrupted?: () => boolean
  readonly onProgress?: (progress: Progress & { readonly rows: number }) => void
}

/** What came of an import. */
export interface Imported {
  readonly dryRun: boolean
  readonly rows: number
  /** Rows that the mapping does not keep. */
  readonly passedOver: number
  readonly touchpoints: number
  /** Touchpoints that were not known before. In a dry run those that could be recorded, known or not. */
  readonly recorded: number
  readonly clients: number
  readonly journeys: number
  readonly rejected: number
  /** The first problems. */
  readonly problems: readonly RowProblem[]
  readonly rejectsFile?: string
  /** Time has passed up to here for the clients of the file. ISO 8601. */
  readonly until?: string
}

/** Where a touchpoint was written. */
export interface Written {
  readonly journeyId: string
  /** Whether it had been recorded before. */
  readonly repeated: boolean
}

/** One import while it runs. */
export class RunningImport {
  private readonly rejects: Rejects
  private readonly problems: RowProblem[] = []
  private readonly clients = new Set<string>()
  private readonly journeys = new Set<string>()
  private rows = 0
  private passedOver = 0
  private touchpoints = 0
  private recorded = 0
  private rejected = 0
  /** The latest instant of a row, ISO 8601 in UTC. */
  lastRowAt: string | undefined

  constructor(
    private readonly options: ImportOptions,
    private readonly charter: Charter,
    private readonly now: number,
    private readonly write: (batch: ClientBatch) => Promise<readonly Written[]>,
  ) {
    this.rejects = new Rejects(options.rejects, options.source, options.mapping)
  }

  async run(): Promise<Imported> {
    const { source, dryRun = false } = this.options
    try {
      await this.read()
    } finally {
      await this.rejects.close()
      await source.close()
    }
    const { rows, passedOver, touchpoints, recorded, problems } = this
    const { rejected } = this
    return {
      dryRun,
      rows,
      passedOver,
      touchpoints,
      recorded,
      clients: this.clients.size,
      journeys: this.journeys.size,
      rejected,
      problems,
      ...(rejected > 0 && !dryRun && { rejectsFile: this.options.rejects }),
    }
  }

  private async read(): Promise<void> {
    const { source, mapping, onProgress } = this.options
    let stretch = new ClientBatches(MOST_TOUCHPOINTS)
    const map = compileMapping(mapping, source.columns, { now: this.now })
    for await (const rows of source.batches) {
      for (const row of rows) {
        const mapped = map(row)
        this.rows += 1
        if (!mapped) {
          this.passedOver += 1
          continue
        }
        const problem = isProblem(mapped) ? mapped : this.take(row, mapped, stretch)
        if (problem) await this.reject(row, problem)
      }
      onProgress?.({ ...source.progress(), rows: this.rows })
      if (stretch.size < STRETCH) continue
      await this.writeAll(stretch)
      stretch = new ClientBatches(MOST_TOUCHPOINTS)
    }
    await this.writeAll(stretch)
  }

  /** Puts a row to the others of its stretch, or tells why it cannot be taken in. */
  private take(row: Row, mapped: MappedRow, stretch: ClientBatches): RowProblem | undefined {
    const problem = unknownName(mapped, this.charter)
    if (problem) return problem
    this.touchpoints += 1
    const { occurredAt } = mapped.touchpoint
    if (this.lastRowAt === undefined || occurredAt > this.lastRowAt) this.lastRowAt = occurredAt
    this.clients.add(`${mapped.client.ref.system}\n${mapped.client.ref.id}`)
    stretch.add({ ...mapped, original: row })
    return undefined
  }

  private async writeAll(stretch: ClientBatches): Promise<void> {
    await atOnce(stretch.clients, async (batches) => {
      for (const batch of batches) await this.writeOne(batch)
    })
  }

  private async writeOne(batch: ClientBatch): Promise<void> {
    if (this.options.dryRun) {
      this.recorded += batch.rows.length
      for (const { touchpoint, client } of batch.rows)
        this.journeys.add(JSON.stringify([client.ref, touchpoint.source?.thread ?? touchpoint.topic]))
      return
    }
    try {
      for (const { journeyId, repeated } of await this.write(batch)) {
        this.journeys.add(journeyId)
        if (!repeated) this.recorded += 1
      }
    } catch (error) {
      await this.writeWithout(batch, error)
    }
  }

  /** A refusal that names one touchpoint rejects its row; the others are written without it. */
  private async writeWithout({ client, rows }: ClientBatch, error: unknown): Promise<void> {
    const index = error instanceof DomainError && error.path?.[0] === 'touchpoints' ? Number(error.path[1]) : -1
    const refused = rows[index]
    if (!(error instanceof DomainError) || !refused) throw error
    await this.reject(refused.original, { row: refused.row, code: error.code, message: error.message })
    this.touchpoints -= 1
    const rest = rows.filter((row) => row !== refused)
    if (rest.length > 0) await this.writeOne({ client, rows: rest })
  }

  private async reject(row: Row, problem: RowProblem): Promise<void> {
    this.rejected += 1
    if (this.problems.length < TOLD) this.problems.push(problem)
    if (!this.options.dryRun) await this.rejects.add(row, problem)
  }
}

/** Roles and topics that the charter does not know, before anything is written. */
function unknownName({ row, touchpoint: { role, topic } }: MappedRow, charter: Charter): RowProblem | undefined {
  if (role !== undefined && charter.roleNamed(role) === undefined) {
    return { row, code: 'UNKNOWN_ROLE', message: `The charter has no role "${role}".` }
  }
  if (topic !== undefined && charter.topicNamed(topic) === undefined) {
    return { row, code: 'UNKNOWN_TOPIC', message: `The charter has no topic "${topic}".` }
  }
  return undefined
}
