import { hash, randomUUID } from 'node:crypto'

let lastMillisecond = 0
let countInMillisecond = 0
/** The first two groups of the ids of that millisecond. */
let timeInId = ''

/** A new UUID (version 7): ordered by time, so that an index over ids grows at its end. */
export function newEventId(): string {
  const now = Date.now()
  if (now > lastMillisecond) startMillisecond(now)
  else if (++countInMillisecond > 0xfff) startMillisecond(lastMillisecond + 1)
  const count = countInMillisecond.toString(16).padStart(3, '0')
  return `${timeInId}-7${count}-${randomUUID().slice(19)}`
}

function startMillisecond(millisecond: number): void {
  lastMillisecond = millisecond
  countInMillisecond = 0
  const time = millisecond.toString(16).padStart(12, '0')
  timeInId = `${time.slice(0, 8)}-${time.slice(8)}`
}

/** The UUID (version 5, RFC 9562) of a name in a namespace, itself a UUID: the same name always gives the same id. */
export function uuidV5(name: string, namespace: string): string {
  const named = Buffer.from(name)
  const bytes = Buffer.from(namespace.replaceAll('-', '') + named.toString('hex'), 'hex')
  if (bytes.length !== 16 + named.length) throw new RangeError(`${namespace} is not a UUID.`)
  const digest = hash('sha1', bytes, 'hex')
  const variant = (0x8 | (Number.parseInt(digest.charAt(16), 16) & 0x3)).toString(16)
  return `${digest.slice(0, 8)}-${digest.slice(8, 12)}-5${digest.slice(13, 16)}-${variant}${digest.slice(17, 20)}-${digest.slice(20, 32)}`
}
