import type { IncomingMessage } from 'node:http'

const names = new Set(['localhost', '127.0.0.1', '::1'])

/** Whether an address to listen on is reached from this machine only. */
export const isLoopback = (host: string): boolean => names.has(host.toLowerCase())

/** Why a request is not from this machine. */
export interface NotLocal {
  readonly code: 'HOST_NOT_LOCAL' | 'ORIGIN_NOT_LOCAL'
  readonly message: string
}

/**
 * Why a request is refused, if it is. A page on the web can make a browser ask 127.0.0.1, under its
 * own name even (DNS rebinding); such requests show it in `Host` or in `Origin`.
 */
export function notLocal({ headers }: Pick<IncomingMessage, 'headers'>): NotLocal | undefined {
  if (!isLocalUrl(`http://${headers.host ?? ''}`))
    return { code: 'HOST_NOT_LOCAL', message: 'Ask for localhost or 127.0.0.1: no other name is answered.' }
  if (headers.origin === undefined || isLocalUrl(headers.origin)) return undefined
  return { code: 'ORIGIN_NOT_LOCAL', message: 'Only pages of this machine may ask.' }
}

function isLocalUrl(text: string): boolean {
  if (!/^https?:\/\/[^/?#@\\\s]+$/i.test(text) || !URL.canParse(text)) return false
  return names.has(new URL(text).hostname.replace(/^\[(.*)\]$/, '$1'))
}
