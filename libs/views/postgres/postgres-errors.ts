import { DomainError } from '#event-sourcing'

/** The codes with which views in PostgreSQL refuse. */
export type PostgresViewsCode =
  /** The server cannot be reached, is starting or ending, or has no connection left: to be asked again. */
  | 'VIEWS_UNAVAILABLE'
  /** Wrong user or password, or the user lacks a right. */
  | 'VIEWS_ACCESS_DENIED'
  | 'VIEWS_DATABASE_MISSING'
  | 'VIEWS_SERVER_TOO_OLD'
  /** Its texts do not sort by code point, or are not in UTF-8. */
  | 'VIEWS_COLLATION'
  /** Another process keeps these views up. */
  | 'VIEWS_IN_USE'
  /** Another process took the views over while this one was not heard of. */
  | 'VIEWS_LEASE_LOST'
  | 'VIEWS_OF_OTHER_EVENTS'

/** A refusal of views in PostgreSQL. */
export class ViewsError extends DomainError<PostgresViewsCode> {
  override readonly name = 'ViewsError'

  constructor(code: PostgresViewsCode, message: string, cause?: unknown) {
    super(code, message)
    if (cause !== undefined) this.cause = cause
  }
}

const refusals: Readonly<Record<string, PostgresViewsCode>> = {
  '28P01': 'VIEWS_ACCESS_DENIED',
  '28000': 'VIEWS_ACCESS_DENIED',
  '42501': 'VIEWS_ACCESS_DENIED',
  '3D000': 'VIEWS_DATABASE_MISSING',
}

/** What the system says of a connection that does not come about, or breaks. */
const BROKEN = /^E(CONN|PIPE|TIMEDOUT|HOST|NET|NOTFOUND|AI_)/
/** Connection failures, operator's interventions, and too many connections. */
const AWAY = /^(08|57P|53300|53400)/
/** What `pg` says without a code. */
const ENDED =
  /Connection terminated|timeout exceeded when trying to connect|connection error|not queryable|pool after calling end/i

/** What an error of PostgreSQL, or of the way to it, means to who asks. Others are given back as they are. */
export function viewsError(error: unknown): unknown {
  if (error instanceof DomainError) return error
  const { code, message } = toldBy(error)
  const refusal = refusals[code]
  if (refusal) return new ViewsError(refusal, `PostgreSQL refuses the views: ${message}.`, error)
  if (isAway(error)) {
    const why = `The views cannot be reached now: ${message || code}. Ask again in a moment.`
    return new ViewsError('VIEWS_UNAVAILABLE', why, error)
  }
  // A value that no column could hold, the character NUL among them.
  if (code.startsWith('22')) return new DomainError('BAD_INPUT', `No row can have this: ${message}.`)
  return error
}

/** Whether an error says that the connection is of no use any more. */
export function isAway(error: unknown): boolean {
  const { code, message, errors } = toldBy(error)
  return BROKEN.test(code) || AWAY.test(code) || ENDED.test(message) || errors.some(isAway)
}

interface Told {
  readonly code: string
  readonly message: string
  /** Of a host with several addresses, of each one. */
  readonly errors: readonly unknown[]
}

const toldBy = (error: unknown): Told => {
  const { code, message, errors } = (error ?? {}) as { code?: unknown; message?: unknown; errors?: unknown }
  return {
    code: typeof code === 'string' ? code : '',
    message: typeof message === 'string' ? message : '',
    errors: Array.isArray(errors) ? errors : [],
  }
}
