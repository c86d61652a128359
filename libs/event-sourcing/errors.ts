/**
 * A refusal that the asker can understand and mend: a stable code, a sentence that says what to
 * do, and the path of the field where there is one.
 */
export class DomainError<Code extends string = string> extends Error {
  override readonly name: string = 'DomainError'

  constructor(
    readonly code: Code,
    message: string,
    readonly path?: readonly (string | number)[],
  ) {
    super(message)
  }
}

/** The codes with which a store refuses or fails. */
export type StoreErrorCode =
  | 'WRONG_EXPECTED_REVISION'
  | 'STORE_UNAVAILABLE'
  | 'STORE_CLOSED'
  | 'EVENT_TOO_LARGE'
  | 'APPEND_INVALID'
  | 'FOLDER_IN_USE'
  | 'STORE_NEWER'
  | 'STORE_NOT_DURABLE'
  | 'NOT_A_STORE'
  | 'NOT_A_BACKUP'
  | 'BACKUP_EXISTS'
  | 'BACKUP_DAMAGED'
  | 'FOLDER_NOT_EMPTY'
  | 'DISK_FULL'
  | 'STORE_URL_INVALID'
  | 'STORE_TOO_OLD'
  | 'STORE_ACCESS_DENIED'
  | 'STORE_CERTIFICATE_REFUSED'
  | 'STREAM_DELETED'
  | 'COPY_DIVERGES'

/** A failure of the store or of its folder. */
export class StoreError extends DomainError<StoreErrorCode> {
  override readonly name = 'StoreError'

  constructor(code: StoreErrorCode, message: string, options?: ErrorOptions) {
    super(code, message)
    if (options?.cause !== undefined) this.cause = options.cause
  }
}
