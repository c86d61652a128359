import { cpSync, existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import type { Faults } from '#event-sourcing/testing'
import type { Lots } from './lots.js'
import { torn } from './torn.js'

/** The files that a database is written in. */
interface Picture {
  readonly file: Buffer
  readonly log: Buffer
}

/** The power that goes in the middle of a commit of the events, or while a commit brings the write-ahead log home. */
export class PowerCut {
  readonly faults: Faults = {}
  #beginning: Picture | undefined
  #views: Picture | undefined
  #left = 0
  /** What it struck; undefined as long as it has not. */
  struck: 'a commit' | 'a checkpoint' | undefined

  constructor(
    private readonly folder: string,
    private readonly lots: Lots,
    /** Whether a commit is waited for that brings the log home. */
    private readonly atCheckpoint: boolean,
  ) {}

  /** Lets the power go in one of the next commits: `target` is the folder as the disk has it then. */
  arm(target: string, onCut: () => void): void {
    this.#left = 1 + this.lots.below(20)
    this.#views = this.picture(this.viewsName)
    this.faults.before = (sql) => {
      if (sql === 'BEGIN IMMEDIATE') this.#beginning = this.picture('events.db')
    }
    this.faults.after = (sql) => {
      if (sql !== 'COMMIT' || !this.#beginning || this.struck) return
      const now = this.picture('events.db')
      const broughtHome = !now.file.equals(this.#beginning.file)
      if (--this.#left > 0 || (this.atCheckpoint && !broughtHome)) return
      this.struck = broughtHome ? 'a checkpoint' : 'a commit'
      this.faults.before = this.faults.after = undefined
      this.leave(target, this.#beginning, now)
      onCut()
    }
  }

  /** The events' log is flushed before it is brought home: then only the file itself is torn. */
  private leave(target: string, before: Picture, now: Picture): void {
    const { folder, lots } = this
    // The index of the log lies in memory; the lock goes with the process.
    const keeps = (path: string): boolean => !path.endsWith('-shm') && !basename(path).startsWith('lock.db')
    cpSync(folder, target, { recursive: true, filter: keeps })
    if (this.struck === 'a checkpoint') writeFileSync(join(target, 'events.db'), torn(before.file, now.file, lots))
    else writeFileSync(join(target, 'events.db-wal'), torn(before.log, now.log, lots))
    const [views, name] = [this.#views, this.viewsName]
    const latest = this.picture(name)
    // Rows are flushed when they are brought home, and only then.
    if (views && latest.file.equals(views.file))
      writeFileSync(join(target, `${name}-wal`), torn(views.log, latest.log, lots))
  }

  private get viewsName(): string {
    return readdirSync(this.folder).find((name) => /^views-\d+\.db$/.test(name)) ?? 'views-1.db'
  }

  private picture(name: string): Picture {
    const read = (path: string): Buffer => (existsSync(path) ? readFileSync(path) : Buffer.alloc(0))
    return { file: read(join(this.folder, name)), log: read(join(this.folder, `${name}-wal`)) }
  }
}
