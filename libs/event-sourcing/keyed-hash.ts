import { createHmac } from 'node:crypto'

/** Turns names into opaque ids that nobody can guess back without the key: for the names of reservation streams. */
export class KeyedHash {
  constructor(private readonly key: Uint8Array) {}

  /** 128 bits in hexadecimal; the same for the same parts, whatever the process. */
  of(...parts: readonly string[]): string {
    return createHmac('sha256', this.key).update(JSON.stringify(parts)).digest('hex').slice(0, 32)
  }
}
