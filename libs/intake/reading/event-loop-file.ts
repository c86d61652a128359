import { compileMapping } from '../mapping/compile.js'
import type { Mapping } from '../mapping/schema.js'
import type { Row, Source } from '../readers/row.js'
import { openSource, type OpenOptions } from '../readers/source.js'
import { GatheredRows } from './gathered-rows.js'
import { MappedFile, type ReadTerms, type RefusedRow, type Stretch } from './mapped-file.js'
import { Rejects } from './rejects.js'

/** How to open a file that is to be imported. */
export interface OpenFileOptions extends Omit<OpenOptions, 'mapping'> {
  readonly mapping: Mapping
}

/** Opens a file to be read on this event loop. Refuses as `openSource` does. */
export async function openFile(path: string, options: OpenFileOptions): Promise<MappedFile> {
  return new EventLoopFile(await openSource(path, options), options.mapping)
}

class EventLoopFile extends MappedFile {
  private readonly ending = new AbortController()
  private rejects: Rejects | undefined
  private closing: Promise<void> | undefined
  private readonly unsettled: GatheredRows[] = []

  constructor(
    private readonly source: Source,
    readonly mapping: Mapping,
  ) {
    super()
  }

  get name() {
    return this.source.name
  }

  get format() {
    return this.source.format
  }

  get isCutShort(): boolean {
    return this.ending.signal.aborted
  }

  async *stretches({ now, rejects }: ReadTerms): AsyncGenerator<Stretch> {
    const { source, mapping } = this
    const map = compileMapping(mapping, source.columns, { now })
    if (rejects !== undefined) this.rejects = new Rejects(rejects, source, mapping)
    let rows = new GatheredRows()
    for await (const piece of until(this.ending.signal, source.batches)) {
      for (const row of piece) {
        rows.add(row, map(row))
        if (!rows.isFull) continue
        yield this.given(rows)
        rows = new GatheredRows()
      }
      rows.endPiece()
    }
    if (!rows.isEmpty) yield this.given(rows)
  }

  async settle(refused: readonly RefusedRow[]): Promise<void> {
    for (const { row, problem } of this.unsettled.shift()?.rejected(refused) ?? [])
      await this.rejects?.add(row, problem)
  }

  cutShort(): void {
    this.ending.abort()
  }

  close(): Promise<void> {
    return (this.closing ??= this.closeOnce())
  }

  private async closeOnce(): Promise<void> {
    await this.rejects?.close()
    const closing = this.source.close()
    // A read under way may wait for input that never comes.
    if (this.isCutShort) closing.catch(() => undefined)
    else await closing
  }

  private given(rows: GatheredRows): Stretch {
    this.unsettled.push(rows)
    return rows.stretch(this.source.progress())
  }
}

/** The pieces of a file until a signal, also while more is waited for. */
async function* until(signal: AbortSignal, pieces: AsyncIterable<readonly Row[]>): AsyncGenerator<readonly Row[]> {
  const reading = pieces[Symbol.asyncIterator]()
  while (!signal.aborted) {
    const next = await unlessAborted(signal, reading.next())
    if (next === undefined || next.done) return
    yield next.value
  }
}

/** Leaves nothing behind at the signal: `Promise.race` with a promise that lasts would keep every value that was waited for. */
function unlessAborted<Value>(signal: AbortSignal, waiting: Promise<Value>): Promise<Value | undefined> {
  return new Promise((resolve, reject) => {
    const abort = (): void => resolve(undefined)
    signal.addEventListener('abort', abort, { once: true })
    const leave = (): void => signal.removeEventListener('abort', abort)
    waiting.then(resolve, reject).finally(leave)
  })
}
