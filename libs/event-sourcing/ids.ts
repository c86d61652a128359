import { hash, randomUUID } from 'node:crypto'

let lastMillisecond = 0
let countInMillisecond = 0

/** A new UUID (version 7): ordered by time, so that an index over ids grows at its end. */
export function newEventId(): string {
  const now = Date.now()
  if (now > lastMillisecond) {
    lastMillisecond = now
    countInMillisecond = 0
  } else if (++countInMillisecond > 0xfff) {
    lastMillisecond++
    countInMillisecond = 0
  }
  const time = lastMillisecond.toString(16).padStart(12, '0')
  const count = countInMillisecond.toString(16).padStart(3, '0')
  return `${time.slice(0, 8)}-${time.slice(8)}-7${count}-${randomUUID().slice(19)}`
}

const namespaces = new Map<string, Buffer>()

/** The UUID (version 5, RFC 9562) of a name in a namespace, itself a UUID: the same name always gives the same id. */
export function uuidV5(name: string, namespace: string): string {
  const digest = hash('sha1', Buffer.concat([namespaceBytes(namespace), Buffer.from(name)]), 'hex')
  const variant = (0x8 | (Number.parseInt(digest.charAt(16), 16) & 0x3)).toString(16)
  return `${digest.slice(0, 8)}-${digest.slice(8, 12)}-5${digest.slice(13, 16)}-${variant}${digest.slice(17, 20)}-${digest.slice(20, 32)}`
}

/** Namespaces are a handful of constants, but a client's id may be one too: the memory of them is bounded. */
function namespaceBytes(namespace: string): Buffer {
  const known = namespaces.get(namespace)
  if (known !== undefined) return known
  const bytes = Buffer.from(namespace.replaceAll('-', ''), 'hex')
  if (bytes.length !== 16) throw new RangeError(`${namespace} is not a UUID.`)
  if (namespaces.size >= 1024) namespaces.clear()
  namespaces.set(namespace, bytes)
  return bytes
}
