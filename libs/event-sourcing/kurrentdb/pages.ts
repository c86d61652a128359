import { START, type Position, type RecordedEvent } from '../event.js'
import type { Calls } from './calls.js'
import { offsetOf, positionAtOffset } from './log-position.js'
import { allPage, lastOfAll, streamPage, type AllPageRequest, type StreamPageRequest } from './read-request.js'
import { recordedEvent } from './recorded.js'

/** Reads events a page at a time, each by one call. */
export class Pages {
  constructor(private readonly calls: Calls) {}

  /** A page of one stream; of an unknown one, nothing. */
  ofStream(page: StreamPageRequest): Promise<RecordedEvent[]> {
    return this.#read(streamPage(page))
  }

  /** The next events behind a position. A page begins with what stands at its position, which is known already. */
  async behind(after: Position, limit: number, streams?: readonly string[]): Promise<RecordedEvent[]> {
    const page = await this.#ofAll({ from: offsetOf(after), direction: 'forwards', streams, limit: limit + 1 })
    return page.filter(({ position }) => position > after).slice(0, limit)
  }

  /** The last event that is none of the system's. */
  async last(): Promise<RecordedEvent | undefined> {
    return (await this.#ofAll({ from: undefined, direction: 'backwards', limit: 1 }))[0]
  }

  /** The position of the last event of all, whosever it is. */
  async end(): Promise<Position> {
    for (const response of await this.calls.page(lastOfAll())) {
      const event = response.getEvent()?.getEvent()
      if (event) return positionAtOffset(event.getCommitPosition())
    }
    return START
  }

  #ofAll(page: AllPageRequest): Promise<RecordedEvent[]> {
    return this.#read(allPage(page))
  }

  async #read(request: Parameters<Calls['page']>[0]): Promise<RecordedEvent[]> {
    return (await this.calls.page(request)).flatMap((response) => {
      const event = response.getEvent()?.getEvent()
      return event ? [recordedEvent(event)] : []
    })
  }
}
