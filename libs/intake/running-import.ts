import type { Charter } from '#charter'
import { DomainError, uuidV5 } from '#event-sourcing'
import { atOnce } from './at-once.js'
import { DigestSet, digestOfUuid } from './digest-set.js'
import type { RowProblem } from './errors.js'
import type { ClientBatch, PlacedRow } from './reading/client-batches.js'
import type { MappedFile, RefusedRow, Stretch } from './reading/mapped-file.js'
import type { Progress } from './readers/row.js'
import type { Turns } from './turns.js'

/** How many problems are told one by one; all of them are in the file of rejected rows. */
const TOLD = 20
const NAMES = '0c7e2f0e-9d0b-4b52-8a57-6a1f5f1d2b90'

/** What to import and how. */
export interface ImportOptions {
  readonly file: MappedFile
  /** Put in force on a folder that has no charter yet; YAML. */
  readonly charter?: string
  /** Reads and checks everything, and writes nothing. */
  readonly dryRun?: boolean
  /** Where rows that cannot be taken in are written. */
  readonly rejects: string
  /** Until when time passes for the clients of the file afterwards; the last row's instant by default. ISO 8601. */
  readonly until?: string
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
  private readonly problems: RowProblem[] = []
  private readonly clients = new DigestSet()
  private readonly journeys = new DigestSet()
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
    private readonly turns: Turns,
    private readonly write: (batch: ClientBatch) => Promise<readonly Written[]>,
  ) {}

  async run(): Promise<Imported> {
    const { file, dryRun = false } = this.options
    try {
      await this.read()
    } finally {
      await file.close()
    }
    const { rows, passedOver, touchpoints, recorded, rejected, problems } = this
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
    const { file, dryRun, rejects, onProgress } = this.options
    for await (const stretch of file.stretches({ now: this.now, ...(!dryRun && { rejects }) })) {
      this.rows += stretch.rows
      this.passedOver += stretch.passedOver
      for (const problem of stretch.problems) this.reject(problem)
      onProgress?.({ ...stretch.progress, rows: this.rows })
      await file.settle(await this.writeAll(stretch))
    }
  }

  /** Writes all that can be written, and gives the rows that cannot. */
  private async writeAll({ clients }: Stretch): Promise<RefusedRow[]> {
    const refused: RefusedRow[] = []
    const refuse = ({ place }: PlacedRow, problem: RowProblem): void => {
      this.reject(problem)
      refused.push({ place, problem })
    }
    await atOnce(clients, this.turns, async (batches) => {
      for (const batch of batches) await this.writeOne(this.known(batch, refuse), refuse)
    })
    return refused
  }

  /** The rows that name what the charter knows: roles and topics are looked up before anything is written. */
  private known({ client, rows }: ClientBatch, refuse: Refuse): ClientBatch {
    const known = rows.filter((row) => {
      const problem = unknownName(row, this.charter)
      if (problem) refuse(row, problem)
      return !problem
    })
    for (const row of known) this.take(row)
    if (known.length > 0) this.clients.add(digestOfName([client.ref.system, client.ref.id]))
    return { client, rows: known }
  }

  private take({ touchpoint: { occurredAt } }: PlacedRow): void {
    this.touchpoints += 1
    if (this.lastRowAt === undefined || occurredAt > this.lastRowAt) this.lastRowAt = occurredAt
  }

  private async writeOne(batch: ClientBatch, refuse: Refuse): Promise<void> {
    if (batch.rows.length === 0) return
    if (this.options.dryRun) return this.count(batch)
    try {
      for (const { journeyId, repeated } of await this.write(batch)) {
        this.journeys.add(digestOfUuid(journeyId))
        if (!repeated) this.recorded += 1
      }
    } catch (error) {
      await this.writeWithout(batch, error, refuse)
    }
  }

  /** In a dry run a journey is a thread, or a topic without one. */
  private count({ client, rows }: ClientBatch): void {
    this.recorded += rows.length
    for (const { touchpoint } of rows)
      this.journeys.add(digestOfName([client.ref, touchpoint.source?.thread ?? touchpoint.topic]))
  }

  /** A refusal that names one touchpoint rejects its row; the others are written without it. */
  private async writeWithout({ client, rows }: ClientBatch, error: unknown, refuse: Refuse): Promise<void> {
    const index = error instanceof DomainError && error.path?.[0] === 'touchpoints' ? Number(error.path[1]) : -1
    const refused = rows[index]
    if (!(error instanceof DomainError) || !refused) throw error
    refuse(refused, { row: refused.row, code: error.code, message: error.message })
    this.touchpoints -= 1
    await this.writeOne({ client, rows: rows.filter((row) => row !== refused) }, refuse)
  }

  private reject(problem: RowProblem): void {
    this.rejected += 1
    if (this.problems.length < TOLD) this.problems.push(problem)
  }
}

/** What has no id here is told apart by what it is called. */
const digestOfName = (name: unknown): Buffer => digestOfUuid(uuidV5(JSON.stringify(name), NAMES))

type Refuse = (row: PlacedRow, problem: RowProblem) => void

/** Roles and topics that the charter does not know. */
function unknownName({ row, touchpoint: { role, topic } }: PlacedRow, charter: Charter): RowProblem | undefined {
  if (role !== undefined && charter.roleNamed(role) === undefined) {
    return { row, code: 'UNKNOWN_ROLE', message: `The charter has no role "${role}".` }
  }
  if (topic !== undefined && charter.topicNamed(topic) === undefined) {
    return { row, code: 'UNKNOWN_TOPIC', message: `The charter has no topic "${topic}".` }
  }
  return undefined
}
