import { open } from 'node:fs/promises'
import { pipeline, Readable } from 'node:stream'
import { createGunzip } from 'node:zlib'
import { IntakeError, messageOf } from '../errors.js'
import type { Progress } from './row.js'

const CHUNK = 256 * 1024

/** The bytes of a file or of standard input, unpacked if they are gzip. */
export interface Bytes {
  readonly name: string
  /** The first bytes, at least 4 KB where there are as many; `chunks` gives them too. */
  readonly head: Buffer
  readonly chunks: AsyncGenerator<Buffer>
  progress(): Progress
  /** Lets go of the file where `chunks` is not read to its end. */
  close(): Promise<void>
}

/** Opens a file, or standard input for the path `-`. Whether it is gzip is read off its first bytes, not its name. */
export async function openBytes(path: string, stdin: Readable): Promise<Bytes> {
  const name = path === '-' ? 'standard input' : path
  const { stream, totalBytes } = path === '-' ? { stream: stdin } : await openFile(path)
  const progress = { bytesRead: 0, ...(totalBytes !== undefined && { totalBytes }) }
  const raw = await peek(counted(stream, progress, name), 2)
  const gzip = raw.head[0] === 0x1f && raw.head[1] === 0x8b
  const { head, chunks, close } = await peek(gzip ? unpacked(raw.chunks, progress, name) : raw.chunks, 4096)
  return { name, head, chunks, close, progress: () => ({ ...progress }) }
}

async function openFile(path: string): Promise<{ stream: Readable; totalBytes?: number }> {
  try {
    const file = await open(path)
    const stat = await file.stat()
    if (stat.isDirectory()) {
      await file.close()
      throw new IntakeError('FILE_NOT_READABLE', `${path} is a folder, not a file.`)
    }
    return { stream: file.createReadStream({ highWaterMark: CHUNK }), ...(stat.isFile() && { totalBytes: stat.size }) }
  } catch (cause) {
    if (cause instanceof IntakeError) throw cause
    if ((cause as NodeJS.ErrnoException).code === 'ENOENT')
      throw new IntakeError('FILE_NOT_FOUND', `There is no file ${path}.`)
    throw new IntakeError('FILE_NOT_READABLE', `${path} cannot be read: ${messageOf(cause)}.`)
  }
}

async function* counted(stream: Readable, progress: { bytesRead: number }, name: string): AsyncGenerator<Buffer> {
  try {
    for await (const chunk of stream as AsyncIterable<Buffer | string>) {
      const bytes = typeof chunk === 'string' ? Buffer.from(chunk) : chunk
      progress.bytesRead += bytes.length
      yield bytes
    }
  } catch (cause) {
    throw new IntakeError(
      'FILE_NOT_READABLE',
      `${name} cannot be read on after ${progress.bytesRead} bytes: ${messageOf(cause)}.`,
    )
  }
}

async function* unpacked(chunks: AsyncIterable<Buffer>, progress: Progress, name: string): AsyncGenerator<Buffer> {
  const gunzip = createGunzip({ chunkSize: CHUNK })
  // The error reaches the reader below through `gunzip`, so nothing is left to do here.
  pipeline(Readable.from(chunks, { objectMode: false }), gunzip, () => undefined)
  try {
    yield* gunzip as AsyncIterable<Buffer>
  } catch (cause) {
    if (cause instanceof IntakeError) throw cause
    if ((cause as NodeJS.ErrnoException).code === 'Z_BUF_ERROR') {
      throw new IntakeError(
        'FILE_TRUNCATED',
        `${name} is gzip that ends in the middle, after ${progress.bytesRead} bytes. Fetch it again whole.`,
      )
    }
    throw new IntakeError(
      'FILE_DAMAGED',
      `${name} is gzip that cannot be unpacked near byte ${progress.bytesRead}: ${messageOf(cause)}.`,
    )
  }
}

/** The first bytes, at least so many where there are as many, and all of them again. */
async function peek(
  source: AsyncGenerator<Buffer>,
  atLeast: number,
): Promise<Pick<Bytes, 'head' | 'chunks' | 'close'>> {
  const first: Buffer[] = []
  let size = 0
  while (size < atLeast) {
    const { value, done } = await source.next()
    if (done) break
    first.push(value)
    size += value.length
  }
  const head = Buffer.concat(first)
  const close = async (): Promise<void> => void (await source.return(undefined))
  const chunks = async function* () {
    try {
      if (head.length > 0) yield head
      yield* source
    } finally {
      await close()
    }
  }
  return { head, chunks: chunks(), close }
}
