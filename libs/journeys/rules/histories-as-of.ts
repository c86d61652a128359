import { readCharters } from '#charter/rules'
import type { EventReader, Look, ReadingOptions } from '#event-sourcing'
import { historyAsOf } from '../domain/history-as-of.js'
import { everyClient, surveyClients, type ClientHistory } from './every-client.js'

/** The histories of all clients as they would read from where one looks, one client after the other. */
export async function* historiesAsOf(
  reader: EventReader,
  look: Look,
  options: ReadingOptions = {},
): AsyncGenerator<ClientHistory> {
  const charters = await readCharters(reader)
  // Nothing is recorded of a client before a charter is in force.
  if (!charters) return
  const lengths = await surveyClients(reader, options)
  for await (const history of everyClient(reader, lengths, options))
    yield history && historyAsOf(history, charters, look)
}
