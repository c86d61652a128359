import type { MessagePort } from 'node:worker_threads'
import { thrown } from '#event-sourcing'
import type { Answered, Asked } from './question-messages.js'

/** Serves an `AnsweringThread` at the other end of the port, one question after the other. */
export function serveQuestions<Question, Answer>(
  port: MessagePort,
  answer: (question: Question) => Promise<Answer>,
): void {
  let last = Promise.resolve()
  port.on('message', (asked: Asked<Question>) => {
    last = last.then(async () => port.postMessage(await answered(asked, answer)))
  })
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
