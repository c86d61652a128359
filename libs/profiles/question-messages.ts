import type { Thrown } from '#event-sourcing'

/** What a thread that answers questions is asked; it answers in turn. */
export interface Asked<Question> {
  readonly id: number
  readonly question: Question
}

/** What it says to a question. */
export type Answered<Answer> =
  | { readonly type: 'answer'; readonly id: number; readonly answer: Answer }
  | { readonly type: 'failure'; readonly id: number; readonly error: Thrown }
