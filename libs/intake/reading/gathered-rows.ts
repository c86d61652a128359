import type { RowProblem } from '../errors.js'
import { isProblem, type MappedRow } from '../mapping/compile.js'
import type { Progress, Row } from '../readers/row.js'
import { ClientBatches } from './client-batches.js'
import type { RefusedRow, Stretch } from './mapped-file.js'

/** How many rows a stretch has at most: all of them are in memory at once. */
const ROWS = 2000
/** How many characters of text its touchpoints have, and how many pieces of the file it comes from, unless a single one has more. */
const CHARACTERS = 2_000_000
const PIECES = 32
/** How many rows of a client are written at once at most, so that no other command waits long for it. */
const AT_ONCE = 250

/** The rows of a stretch while it is read, each as it stood in the file until it is known what becomes of it. */
export class GatheredRows {
  private readonly originals: Row[] = []
  private readonly problems: RefusedRow[] = []
  private readonly batches = new ClientBatches(AT_ONCE)
  private rows = 0
  private characters = 0
  private pieces = 0

  add(row: Row, mapped: MappedRow | RowProblem | undefined): void {
    this.rows += 1
    if (!mapped) return
    const place = this.originals.push(row) - 1
    if (isProblem(mapped)) this.problems.push({ place, problem: mapped })
    else this.batches.add(mapped, place)
    this.characters += isProblem(mapped) ? 0 : (mapped.touchpoint.text?.length ?? 0)
  }

  /** A piece of the file has been read to its end. */
  endPiece(): void {
    this.pieces += 1
  }

  get isFull(): boolean {
    return this.rows >= ROWS || this.characters >= CHARACTERS || this.pieces >= PIECES
  }

  get isEmpty(): boolean {
    return this.rows === 0
  }

  stretch(progress: Progress): Stretch {
    const { rows, problems, originals } = this
    return {
      rows,
      passedOver: rows - originals.length,
      clients: this.batches.clients,
      problems: problems.map(({ problem }) => problem),
      progress,
    }
  }

  /** The rows that cannot be taken in, as they stood in the file and in its order: those that could not be mapped, and those that were refused then. */
  rejected(refused: readonly RefusedRow[]): { row: Row; problem: RowProblem }[] {
    return [...this.problems, ...refused]
      .sort((one, other) => one.place - other.place)
      .flatMap(({ place, problem }) => {
        const row = this.originals[place]
        return row ? [{ row, problem }] : []
      })
  }
}
