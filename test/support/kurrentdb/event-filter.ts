import type { streams } from './protocol.js'
import { rpcErrors } from './rpc-errors.js'
import type { StoredEvent } from './stored-event.js'

export type EventFilter = (event: StoredEvent) => boolean

/** $all shows everything but what its own subscriptions write: ReaderIndex/EventFilter.cs, DefaultAllFilterStrategy. */
export const shownInAll: EventFilter = ({ stream }) =>
  !(stream.startsWith('$persistentsubscription-$all::') && /-(checkpoint|parked)$/.test(stream))

/** A filter by stream name or event type, by a regular expression if there is one, else by any of the prefixes: Grpc/Streams.Read.cs. */
export function eventFilter(options: streams.ReadReq.Options.FilterOptions): EventFilter {
  const byStream = options.getStreamIdentifier()
  const byType = options.getEventType()
  if (options.hasStreamIdentifier() && byStream !== undefined) {
    const matches = textFilter(byStream)
    return (event) => shownInAll(event) && matches(event.stream)
  }
  if (options.hasEventType() && byType !== undefined) {
    const matches = textFilter(byType)
    return (event) => shownInAll(event) && matches(event.type)
  }
  throw rpcErrors.invalidArgument('A filter names streams or event types.')
}

function textFilter(expression: streams.ReadReq.Options.FilterOptions.Expression): (text: string) => boolean {
  const regex = expression.getRegex()
  if (regex !== '') {
    const pattern = new RegExp(regex)
    return (text) => pattern.test(text)
  }
  const prefixes = expression.getPrefixList()
  return (text) => prefixes.some((prefix) => text.startsWith(prefix))
}
