import { localOperator } from '#access'
import { newEventId } from '#event-sourcing'
import type { JourneyFilterInput } from './journey-filter.js'
import { WatchCircles } from './watch-circles.js'
import { WatchJourneys } from './watch-journeys.js'

describe('A watch', () => {
  it('is of the present: nothing happens in the past any more', () => {
    const filter: JourneyFilterInput = { clientId: newEventId(), asOf: '2026-04-15T12:00:00.000Z' }
    expect(() => new WatchJourneys(localOperator, { filter })).toThrow(
      expect.objectContaining({ code: 'BAD_INPUT', path: ['filter'] }),
    )
    expect(() => new WatchCircles(localOperator, { filter })).toThrow(expect.objectContaining({ code: 'BAD_INPUT' }))
  })
})
