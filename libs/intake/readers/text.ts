import { TextDecoder } from 'node:util'
import { IntakeError } from '../errors.js'

const boms: readonly (readonly [encoding: string, bytes: Buffer])[] = [
  ['utf-8', Buffer.from([0xef, 0xbb, 0xbf])],
  ['utf-16le', Buffer.from([0xff, 0xfe])],
  ['utf-16be', Buffer.from([0xfe, 0xff])],
]

/** The encoding that a file names by its first bytes (a byte order mark), which goes before what anybody says of it. */
export function markedEncoding(head: Buffer): string | undefined {
  return boms.find(([, bytes]) => head.subarray(0, bytes.length).equals(bytes))?.[0]
}

/** Refuses bytes that are no text, in the words of the format that they should be. */
export function refuseBinary(head: Buffer, name: string, code: 'FILE_NOT_CSV' | 'FILE_NOT_XES'): void {
  const kind = code === 'FILE_NOT_CSV' ? 'CSV' : 'XES'
  if (head.length === 0) throw new IntakeError('FILE_EMPTY', `${name} is empty.`)
  const what = magics.find(([bytes]) => head.subarray(0, bytes.length).equals(bytes))?.[1]
  if (what) throw new IntakeError(code, `${name} is not ${kind} but ${what}.`)
  const unmarked = markedEncoding(head) === undefined
  const end = head.indexOf('\n')
  const line = end < 0 ? head : head.subarray(0, end)
  const control = unmarked ? line.findIndex((byte) => byte < 9 || (byte > 13 && byte < 32)) : -1
  if (control >= 0)
    throw new IntakeError(code, `${name} is not ${kind}: byte ${control + 1} of its first line is no text.`)
}

const magics: readonly (readonly [bytes: Buffer, what: string])[] = [
  [Buffer.from([0x89, 0x50, 0x4e, 0x47]), 'a PNG picture'],
  [Buffer.from([0xff, 0xd8, 0xff]), 'a JPEG picture'],
  [Buffer.from('%PDF'), 'a PDF'],
  [Buffer.from('PK\x03\x04'), 'a ZIP archive or an Excel workbook; save its table as CSV'],
  [Buffer.from([0xd0, 0xcf, 0x11, 0xe0]), 'an old Excel or Word file; save its table as CSV'],
  [Buffer.from('SQLite format 3'), 'an SQLite database'],
]

/** Bytes that are no text in the expected encoding. `line` counts from 1. */
export class Undecodable extends IntakeError {
  constructor(
    readonly source: string,
    readonly encoding: string,
    readonly line: number,
    where = `line ${line}`,
  ) {
    super(
      'FILE_NOT_TEXT',
      `${source}, ${where}: not ${encoding} text. Save the file as UTF-8, or name its encoding in the mapping.`,
    )
  }
}

/** Decodes strictly: where the bytes are no text, gives what stands before them and fails with `Undecodable`. */
export async function* decoded(chunks: AsyncIterable<Buffer>, encoding: string, name: string): AsyncGenerator<string> {
  const decoder = decoderOf(encoding)
  let line = 1
  for await (const chunk of chunks) {
    let text: string
    try {
      text = decoder.decode(chunk, { stream: true })
    } catch {
      const readable = readablePart(chunk, encoding)
      yield readable.slice(0, readable.lastIndexOf('\n') + 1)
      throw new Undecodable(name, encoding, line + newlines(readable))
    }
    line += newlines(text)
    yield text
  }
  try {
    decoder.decode()
  } catch {
    throw new IntakeError(
      'FILE_TRUNCATED',
      `${name} ends in the middle of a letter, in line ${line}. Fetch it again whole.`,
    )
  }
}

function decoderOf(encoding: string): TextDecoder {
  try {
    return new TextDecoder(encoding, { fatal: true })
  } catch {
    throw new IntakeError(
      'ENCODING_UNKNOWN',
      `There is no encoding "${encoding}"; write it as in "utf-8", "windows-1251" or "utf-16le".`,
    )
  }
}

/** What stands before the bytes that are no text; the end of a letter cut by the chunk's beginning is passed over. */
function readablePart(chunk: Buffer, encoding: string): string {
  const begin = chunk.findIndex((byte) => (byte & 0xc0) !== 0x80)
  const text = new TextDecoder(encoding).decode(chunk.subarray(Math.max(0, begin)))
  const end = text.indexOf('\uFFFD')
  return end < 0 ? '' : text.slice(0, end)
}

function newlines(text: string): number {
  let count = 0
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) count++
  return count
}
