/** Whom a journey is offered to, or told of. */
export interface Receiver {
  readonly role: string
  readonly team?: string
  readonly member?: string
}

/** What a member did about a journey other than touch the client. Instants in milliseconds since 1970. */
export type Deed =
  | {
      readonly type: 'offer'
      readonly handoffId: string
      /** The role that gives the journey away. */
      readonly from?: string
      readonly to: Receiver
      /** Whether what is known came with it. */
      readonly briefed: boolean
      /** The client has agreed to it. */
      readonly consented?: true
      /** When it should be accepted or declined, as the giver was told. */
      readonly acceptBy?: number
    }
  | { readonly type: 'accept'; readonly handoffId: string; readonly role: string; readonly member?: string }
  | { readonly type: 'decline'; readonly handoffId: string; readonly role: string; readonly instead: string }
  | { readonly type: 'inform'; readonly to: Receiver }
  | { readonly type: 'promise'; readonly promiseId: string; readonly role?: string; readonly dueAt: number }
  | { readonly type: 'keep' | 'withdraw'; readonly promiseId: string }
  | { readonly type: 'stage'; readonly stage: string; readonly authoredBy?: string; readonly presentedBy?: string }
