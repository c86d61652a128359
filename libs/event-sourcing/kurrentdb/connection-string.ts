import { StoreError } from '../errors.js'

const SCHEMES = /^(kurrentdb|kurrent|kdb|esdb|eventstore)(\+discover)?:\/\/(?:[^@/?]*@)?([^/?]+)/
const NODE = /^(\[[0-9a-f:.]+\]|[\w.-]+)(:\d{1,5})?$/i
const OPTIONS = new Set([
  'connectionname', 'defaultdeadline', 'discoveryinterval', 'gossiptimeout', 'keepaliveinterval', 'keepalivetimeout',
  'maxdiscoverattempts', 'nodepreference', 'tls', 'tlscafile', 'tlsverifycert', 'usercertfile', 'userkeyfile',
]) // prettier-ignore

/** A connection string, checked. */
export interface Connection {
  /** As the client reads it. */
  readonly text: string
  /** Whether the node that leads is to answer, as it is unless another is preferred. */
  readonly requiresLeader: boolean
}

/**
 * Reads a connection string as KurrentDB's documentation writes it: `kurrentdb://user:password@host:2113,host:2113?tls=true`,
 * under its older scheme `esdb://` as well, each with `+discover`. Throws `STORE_URL_INVALID`; says no password.
 */
export function connectionOf(url: string, deadlineMs: number): Connection {
  const match = SCHEMES.exec(url)
  if (!match) throw invalid('it has to begin with kurrentdb:// or esdb://, and to name a host')
  const wrong = match[3]?.split(',').find((node) => !NODE.test(node))
  if (wrong !== undefined) throw invalid(`"${wrong}" is no host with a port`)
  const query = new URLSearchParams(url.includes('?') ? url.slice(url.indexOf('?') + 1) : '')
  const options = new Map([...query].map(([name, value]) => [name.toLowerCase(), value]))
  for (const name of options.keys()) if (!OPTIONS.has(name)) throw invalid(`it has no option "${name}"`)
  const preference = options.get('nodepreference')?.toLowerCase() ?? 'leader'
  if (!['leader', 'follower', 'random', 'readonlyreplica'].includes(preference))
    throw invalid(`nodePreference cannot be "${preference}"`)
  // The client would go on all the same, and write the whole string to the log, password and all.
  if (options.get('tlsverifycert') === 'false')
    throw invalid('tlsVerifyCert=false cannot be had; name the authority of the certificate by tlsCAFile')
  const text = url.replace(/^[a-z]+/, 'esdb')
  const deadline = options.has('defaultdeadline') ? '' : `${query.size > 0 ? '&' : '?'}defaultDeadline=${deadlineMs}`
  return { text: text.replace(/\?$/, '') + deadline, requiresLeader: preference === 'leader' }
}

/** The refusal of a connection string; `why` holds no password. */
export const invalid = (why: string): StoreError =>
  new StoreError('STORE_URL_INVALID', `EVENT_STORE_URL is not understood: ${why}.`)
