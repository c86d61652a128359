import { Injectable } from '@nestjs/common'
import { Door, type Actor } from '#access'
import { AmendCharter, charterFrom, charterFromYaml, Charters, defaultCharter, type Charter } from '#charter'
import { Clock, DomainError } from '#event-sourcing'
import { MOST_TOUCHPOINTS, RecordTouchpoints } from '#journeys'
import { ClientBatches, type ClientBatch, type ReadRow } from './client-batches.js'
import { IntakeError, type RowProblem } from './errors.js'
import { compileMapping, isProblem } from './mapping/compile.js'
import { rolesNamed } from './mapping/names.js'
import type { Mapping } from './mapping/schema.js'
import type { Progress, Row, Source } from './readers/row.js'
import { Rejects } from './rejects.js'

/** How many rows are gathered before they are written. */
const STRETCH = 10_000
/** How many clients are written at the same time. */
const AT_ONCE = 64
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
}

/** Takes a file's rows in as touchpoints. Importing a file again, or going on after an interruption, records nothing twice. */
@Injectable()
export class Importer {
  constructor(
    private readonly door: Door,
    private readonly charters: Charters,
    private readonly clock: Clock,
  ) {}

  /** Imports a file. Refuses it as a whole with an `IntakeError`; rows that are refused are written apart, the others are kept. */
  async import(options: ImportOptions, actor: Actor): Promise<Imported> {
    const charter = await this.charterFor(options, actor)
    const running = new RunningImport(options, charter, this.clock.now(), (batch) => this.record(batch, actor))
    return running.run()
  }

  /** The charter to judge by: the one in force, else the import's own, else the default one. */
  private async charterFor({ charter: yaml, mapping, dryRun }: ImportOptions, actor: Actor): Promise<Charter> {
    const own = yaml === undefined ? undefined : charterFromYaml(yaml)
    let inForce = await this.charters.inForce()
    if (!inForce && dryRun) return charterFrom(own ?? defaultCharter(), 1, 0)
    if (!inForce && yaml !== undefined) await this.door.execute(new AmendCharter(actor, { yaml }))
    inForce = await this.charters.history()
    refuseMissingRoles(inForce.latest, [...(own?.roles ?? []).map(({ name }) => name), ...rolesNamed(mapping).names])
    return inForce.latest
  }

  private async record(
    { client, rows }: ClientBatch,
    actor: Actor,
  ): Promise<readonly { journeyId: string; repeated: boolean }[]> {
    const touchpoints = rows.map(({ touchpoint }) => touchpoint)
    return (await this.door.execute(new RecordTouchpoints(actor, { client, touchpoints }))).touchpoints
  }
}

/** One import while it runs. */
class RunningImport {
  private readonly rejects: Rejects
  private readonly problems: RowProblem[] = []
  private readonly clients = new Set<string>()
  private readonly journeys = new Set<string>()
  private rows = 0
  private passedOver = 0
  private touchpoints = 0
  private recorded = 0

  constructor(
    private readonly options: ImportOptions,
    private readonly charter: Charter,
    private readonly now: number,
    private readonly write: (batch: ClientBatch) => Promise<readonly { journeyId: string; repeated: boolean }[]>,
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
    const rejected = this.rejects.count
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
      ...(rejected > 0 && { rejectsFile: this.options.rejects }),
    }
  }

  /** Reads the next stretch while the last one is being written. */
  private async read(): Promise<void> {
    const { source, mapping, onProgress } = this.options
    let writing: Promise<void> = Promise.resolve()
    let stretch = new ClientBatches(MOST_TOUCHPOINTS)
    const map = compileMapping(mapping, source.columns, { now: this.now })
    for await (const rows of source.batches) {
      for (const row of rows) {
        const mapped = map(row)
        this.rows += 1
        if (!mapped) this.passedOver += 1
        else if (isProblem(mapped)) await this.reject(row, mapped)
        else await this.take({ ...mapped, original: row }, stretch)
      }
      onProgress?.({ ...source.progress(), rows: this.rows })
      if (stretch.size < STRETCH) continue
      await writing
      writing = this.writeAll(stretch)
      writing.catch(() => undefined)
      stretch = new ClientBatches(MOST_TOUCHPOINTS)
    }
    await writing
    await this.writeAll(stretch)
  }

  private async take(row: ReadRow, stretch: ClientBatches): Promise<void> {
    const problem = unknownName(row, this.charter)
    if (problem) return this.reject(row.original, problem)
    this.touchpoints += 1
    this.clients.add(`${row.client.ref.system}\n${row.client.ref.id}`)
    stretch.add(row)
  }

  private async writeAll(stretch: ClientBatches): Promise<void> {
    const clients = stretch.clients[Symbol.iterator]()
    await Promise.all(Array.from({ length: AT_ONCE }, () => this.writeSome(clients)))
  }

  private async writeSome(clients: Iterator<readonly ClientBatch[]>): Promise<void> {
    for (let next = clients.next(); !next.done; next = clients.next()) {
      for (const batch of next.value) await this.writeOne(batch)
    }
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
    if (this.problems.length < TOLD) this.problems.push(problem)
    if (!this.options.dryRun) await this.rejects.add(row, problem)
  }
}

function refuseMissingRoles(charter: Charter, needed: readonly string[]): void {
  const missing = [...new Set(needed)].filter((role) => charter.roleNamed(role) === undefined)
  if (missing.length === 0) return
  const named = missing.map((role) => `"${role}"`).join(', ')
  throw new IntakeError(
    'ROLES_MISSING',
    `The charter in force, "${charter.definition.name}", has no role ${named}: add it there, or import into an empty folder.`,
  )
}

/** Roles and topics that the charter does not know, before anything is written. */
function unknownName({ row, touchpoint: { role, topic } }: ReadRow, charter: Charter): RowProblem | undefined {
  if (role !== undefined && charter.roleNamed(role) === undefined) {
    return { row, code: 'UNKNOWN_ROLE', message: `The charter has no role "${role}".` }
  }
  if (topic !== undefined && charter.topicNamed(topic) === undefined) {
    return { row, code: 'UNKNOWN_TOPIC', message: `The charter has no topic "${topic}".` }
  }
  return undefined
}
