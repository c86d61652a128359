import { charterFrom, CharterHistory, readCharters } from '#charter/rules'
import type { EventReader, ReadingOptions, RecordedEvent } from '#event-sourcing'
import { BacktestSum, type Backtest } from '../domain/backtest-sum.js'
import { client } from '../domain/client.js'
import type { BacktestQuestion } from './backtester.js'
import { everyClient, readable, surveyClients } from './every-client.js'

/** Reads the events of all clients, one client after the other, and tries a draft of the charter on each. */
export async function backtestAll(
  reader: EventReader,
  { draft, holidays, period, first }: BacktestQuestion,
  options: ReadingOptions = {},
): Promise<Backtest> {
  const drafted = new CharterHistory([charterFrom(draft, 1, 0, holidays)])
  const inForce = (await readCharters(reader)) ?? drafted
  let passedUntil = -Infinity
  const lengths = await surveyClients(reader, options, (recorded) => {
    // Where the clock let time pass for one client, it had nothing to do for the others.
    if (recorded.type === 'TimePassed') passedUntil = Math.max(passedUntil, passedIn(recorded) ?? 0)
  })
  const sum = new BacktestSum({ inForce, draft: drafted, period, passedUntil }, first)
  for await (const history of everyClient(reader, lengths, options)) {
    if (history) sum.add(history.reduce(client.evolve, client.initialState()))
    else sum.addUnreadable()
  }
  return sum.result
}

function passedIn(recorded: RecordedEvent): number | undefined {
  const event = readable(recorded)
  return event?.type === 'TimePassed' ? Date.parse(event.data.until) : undefined
}
