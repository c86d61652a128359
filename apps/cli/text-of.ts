import { readFile } from 'node:fs/promises'
import { CliError } from './failure.js'

/** The text of a file. Refuses with `FILE_NOT_READABLE`. */
export async function textOf(path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8')
  } catch (cause) {
    const isMissing = cause instanceof Error && 'code' in cause && cause.code === 'ENOENT'
    const why = isMissing ? 'there is no such file' : cause instanceof Error ? cause.message : String(cause)
    throw new CliError('FILE_NOT_READABLE', `${path} cannot be read: ${why}.`)
  }
}
