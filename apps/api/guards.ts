import type { IncomingMessage } from 'node:http'
import type { NestExpressApplication } from '@nestjs/platform-express'
import { admission, BODY_BYTES } from './admission.js'
import { notLocal } from './loopback.js'

interface Answer {
  status(code: number): { json(body: unknown): void }
  setHeader(name: string, value: string): unknown
}

/** Refuses what does not come from this machine, what is too large, and what is too much at once. Before all other handlers. */
export function guard(app: NestExpressApplication): void {
  app.use((request: IncomingMessage, response: Answer, next: () => void) => {
    // Answers tell of people.
    response.setHeader('cache-control', 'no-store')
    const refused = notLocal(request)
    if (refused) response.status(403).json(refused)
    else next()
  })
  app.use('/graphql', admission())
  app.useBodyParser('json', { limit: BODY_BYTES })
  app.use((error: { status?: number }, _request: IncomingMessage, response: Answer, next: (error: unknown) => void) => {
    if (error.status === 413)
      response
        .status(413)
        .json({ code: 'BODY_TOO_LARGE', message: `A request may bring ${BODY_BYTES / 1024 ** 2} MB at most.` })
    else if (error.status === 400) response.status(400).json({ code: 'BODY_INVALID', message: 'The body is not JSON.' })
    else next(error)
  })
}
