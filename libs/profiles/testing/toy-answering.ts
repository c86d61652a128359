import { parentPort } from 'node:worker_threads'
import { DomainError } from '#event-sourcing'
import { serveQuestions } from '../serve-questions.js'

/** Answers a number with its double, refuses a negative one, and never answers zero. */
if (parentPort)
  serveQuestions<number, number>(parentPort, async (number) => {
    if (number < 0) throw new DomainError('TOO_SMALL', 'Ask for more.')
    return number === 0 ? new Promise<number>(() => undefined) : number * 2
  })
