import type { ReadingProgress, Thrown } from '#event-sourcing'
import type { EventsAt } from './events-at.js'

/** What the thread of a reading is given when it begins. */
export interface ReadingData<Question> {
  readonly at: EventsAt
  readonly question: Question
}

/** What the thread of a reading says; after an answer or a failure it ends. */
export type FromReading<Answer> =
  | { readonly type: 'progress'; readonly progress: ReadingProgress }
  | { readonly type: 'answer'; readonly answer: Answer }
  | { readonly type: 'failure'; readonly error: Thrown }
