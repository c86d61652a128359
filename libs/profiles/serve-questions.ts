import type { MessagePort } from 'node:worker_threads'
import { thrown } from '#event-sourcing'
import type { Answered, Asked } from './question-messages.js'

/** What a thread does between questions, and how often; where it fails, it is done again the next time. */
export interface BetweenQuestions {
  readonly everyMs: number
  work(): Promise<void>
}

/** Serves an `AnsweringThread` at the other end of the port, one question after the other. */
export function serveQuestions<Question, Answer>(
  port: MessagePort,
  answer: (question: Question) => Promise<Answer>,
  between?: BetweenQuestions,
): void {
  let last = Promise.resolve()
  port.on('message', (asked: Asked<Question>) => {
    last = last.then(async () => port.postMessage(await answered(asked, answer)))
  })
  if (!between) return
  const timer = setInterval(() => {
    last = last.then(() => between.work()).catch(() => undefined)
  }, between.everyMs)
  timer.unref()
  port.on('close', () => clearInterval(timer))
}

async function answered<Question, Answer>(
  { id, question }: Asked<Question>,
  answer: (question: Question) => Promise<Answer>,
): Promise<Answered<Answer>> {
  try {
    return { type: 'answer', id, answer: await answer(question) }
  } catch (error) {
    return { type: 'failure', id, error: thrown(error) }
  }
}
