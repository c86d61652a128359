import { crc32 } from 'node:zlib'
import type { EventRow } from '../event-log.js'

/** CRC-32 over all that a row says of its event: a bit that changes on the disk is found. */
export const checksumOf = ({ stream, revision, id, type, data, metadata }: Omit<EventRow, 'ordinal'>): number =>
  crc32([stream, revision, id, type, data, metadata].join('\n'))
