import type { Thrown } from '#event-sourcing'
import type { Format } from '../../readers/row.js'
import type { OpenFileOptions } from '../event-loop-file.js'
import type { ReadTerms, RefusedRow, Stretch } from '../mapped-file.js'

/** What the thread that reads a file is given when it begins. */
export interface FileThreadData {
  readonly path: string
  /** What stands on standard input is handed on to the thread's own. */
  readonly options: Omit<OpenFileOptions, 'stdin'>
}

/** What it is asked, and answers in turn. */
export type FileCall =
  | { readonly method: 'next'; readonly terms: ReadTerms }
  | { readonly method: 'settle'; readonly refused: readonly RefusedRow[] }
  | { readonly method: 'close' }

/** What it is told. */
export type ToFile = ({ readonly type: 'call'; readonly id: number } & FileCall) | { readonly type: 'cutShort' }

/** What it says; to `next` it answers with a stretch, or nothing behind the last one. */
export type FromFile =
  | { readonly type: 'opened'; readonly name: string; readonly format: Format }
  | { readonly type: 'refused'; readonly error: Thrown }
  | { readonly type: 'answer'; readonly id: number; readonly stretch?: Stretch | undefined }
  | { readonly type: 'failure'; readonly id: number; readonly error: Thrown }
