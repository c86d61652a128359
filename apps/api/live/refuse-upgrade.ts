import { STATUS_CODES } from 'node:http'
import type { Duplex } from 'node:stream'

/** Why somebody is not let in, and the status with which HTTP says so. */
export interface Refusal {
  readonly status: number
  readonly code: string
  readonly message: string
}

/** Answers one who wanted a websocket with HTTP, and hangs up. */
export function refuseUpgrade(stream: Duplex, { status, code, message }: Refusal): void {
  const body = JSON.stringify({ code, message })
  const head = [
    `HTTP/1.1 ${status} ${STATUS_CODES[status]}`,
    'Connection: close',
    'Content-Type: application/json',
    `Content-Length: ${Buffer.byteLength(body)}`,
  ]
  stream.once('finish', () => stream.destroy())
  stream.end(`${head.join('\r\n')}\r\n\r\n${body}`)
}
