import { DomainError, type EventReader, type ReadingOptions } from '#event-sourcing'
import { serveReading } from '../serve-reading.js'

/** What the toy is asked: to count, to refuse, to die, or never to come to an end. */
export type ToyQuestion = 'count' | 'refuse' | 'die' | 'hang'

void serveReading(async (reader: EventReader, question: ToyQuestion, { onProgress }: ReadingOptions) => {
  let events = 0
  for await (const _ of reader.readAll()) onProgress?.({ events: ++events, of: 3 })
  if (question === 'refuse') throw new DomainError('TOY_REFUSED', 'Not today.')
  if (question === 'die') process.exit(7)
  while (question === 'hang') events += 1
  return events
})
