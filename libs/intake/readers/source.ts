import type { Readable } from 'node:stream'
import { TextDecoder } from 'node:util'
import { openBytes, type Bytes } from './bytes.js'
import { delimiterOf, openCsv } from './csv.js'
import type { Format, Source } from './row.js'
import { decoded, markedEncoding, refuseBinary } from './text.js'
import { openXes } from './xes.js'

/** What is known of a file beforehand. */
export interface Reading {
  readonly format?: Format | undefined
  /** Of a CSV; read off the first line if it is not given. */
  readonly delimiter?: string | undefined
  /** As `TextDecoder` knows it; UTF-8 if it is not given. A byte order mark in the file goes before. */
  readonly encoding?: string | undefined
}

export interface OpenOptions extends Reading {
  /** What the mapping says, where the file does not say it itself by its name. */
  readonly mapping?: Reading
  /** Read for the path `-`; the process's own if it is not given. */
  readonly stdin?: Readable
}

/**
 * Opens a CSV, TSV or XES, plain or gzip, at a path, or from standard input for `-`. The format is what `format` says, else the file's extension,
 * else the mapping, else what the first bytes look like. Refuses with an `IntakeError` what cannot be read or is not what it says.
 */
export async function openSource(
  path: string,
  { format, delimiter, encoding, mapping = {}, stdin = process.stdin }: OpenOptions = {},
): Promise<Source> {
  const bytes = await openBytes(path, stdin)
  try {
    const kind = format ?? formatByName(path) ?? mapping.format ?? formatByContent(bytes.head)
    return kind === 'xes'
      ? await xesSource(bytes, encoding ?? mapping.encoding)
      : await csvSource(bytes, kind, delimiter ?? mapping.delimiter, encoding ?? mapping.encoding)
  } catch (cause) {
    await bytes.close()
    throw cause
  }
}

async function csvSource(bytes: Bytes, format: Format, given: string | undefined, encoding = 'utf-8'): Promise<Source> {
  refuseBinary(bytes.head, bytes.name, 'FILE_NOT_CSV')
  const actual = markedEncoding(bytes.head) ?? encoding
  const text = decoded(bytes.chunks, actual, bytes.name)
  const delimiter = given ?? (format === 'tsv' ? '\t' : delimiterOf(looselyDecoded(bytes.head, actual)))
  const { columns, batches } = await openCsv(text, delimiter, bytes.name)
  return {
    name: bytes.name,
    format,
    delimiter,
    columns,
    batches,
    progress: bytes.progress,
    close: closing(bytes, batches),
  }
}

async function xesSource(bytes: Bytes, encoding?: string): Promise<Source> {
  refuseBinary(bytes.head, bytes.name, 'FILE_NOT_XES')
  const declared = /^<\?xml[^>]*\sencoding=["']([\w.-]+)["']/.exec(bytes.head.toString('latin1'))?.[1]
  const text = decoded(bytes.chunks, markedEncoding(bytes.head) ?? declared ?? encoding ?? 'utf-8', bytes.name)
  const { columns, batches } = await openXes(text, bytes.name)
  return { name: bytes.name, format: 'xes', columns, batches, progress: bytes.progress, close: closing(bytes, batches) }
}

const closing = (bytes: Bytes, batches: AsyncGenerator<unknown>) => async (): Promise<void> => {
  await batches.return(undefined)
  await bytes.close()
}

function formatByName(path: string): Format | undefined {
  const extension = /\.(csv|tsv|tab|xes)(?:\.gz)?$/i.exec(path)?.[1]?.toLowerCase()
  return extension === 'tab' ? 'tsv' : (extension as Format | undefined)
}

function formatByContent(head: Buffer): Format {
  const text = looselyDecoded(head, markedEncoding(head) ?? 'utf-8')
  if (/^\s*</.test(text)) return 'xes'
  return delimiterOf(text) === '\t' ? 'tsv' : 'csv'
}

function looselyDecoded(head: Buffer, encoding: string): string {
  try {
    return new TextDecoder(encoding).decode(head)
  } catch {
    return head.toString('latin1')
  }
}
