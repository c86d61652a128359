import type { ClientEvent } from '#journeys'
import { id, type RecordedJourneys, type Told } from './recorded-journeys.js'

const NAMES = ['a', 'b', 'c', 'd', 'e']

const on = (day: string): string => `2026-${day}T09:00:00.000Z`

/**
 * A client whose journeys were handed over and who was promised things, in May; reported on June 1. Journeys by name:
 * a: accepted, and declined without a briefing; kept in time, and kept late
 * b: replaced by the same giver, then open until it was resolved; so was a promise, not yet due then
 * c: open and past due, and open without a due instant; withdrawn late, and open and past due
 * d: open and not yet due; open, not yet due and due this very instant
 * e: no handoff; a promise past due when the journey was resolved
 */
export function handedOver(journeys: RecordedJourneys, name: string): Promise<string> {
  const touchpoints = NAMES.map((journey): Told => ({
    journey,
    occurredAt: on('05-01'),
    role: 'account',
    topic: 'training',
  }))
  return journeys.clientWith(name, touchpoints, (journeyOf) => {
    const idOf = (fact: string) => id(`${journeyOf('a')} ${fact}`)
    const fact = (journey: string, day: string, factId: string) => ({
      journeyId: journeyOf(journey),
      factId: idOf(factId),
      at: on(day),
      order: 0,
    })
    const offer = (
      journey: string,
      day: string,
      handoff: string,
      said: { from: string; to: string; briefing?: string; acceptBy?: string },
    ): ClientEvent => ({
      type: 'HandoffOffered',
      data: { ...fact(journey, day, handoff), handoffId: idOf(handoff), ...said },
    })
    const promise = (journey: string, day: string, promised: string, dueAt: string): ClientEvent => ({
      type: 'PromiseMade',
      data: { ...fact(journey, day, promised), promiseId: idOf(promised), role: 'account', text: 'A session', dueAt },
    })
    const settled = (
      type: 'PromiseKept' | 'PromiseWithdrawn',
      journey: string,
      day: string,
      promised: string,
    ): ClientEvent => ({ type, data: { ...fact(journey, day, `${promised} settled`), promiseId: idOf(promised) } })
    const resolved = (journey: string, day: string): ClientEvent => ({
      type: 'JourneyResolved',
      data: fact(journey, day, `${journey} resolved`),
    })
    return [
      offer('a', '05-02', 'accepted', { from: 'account', to: 'cs', briefing: 'All there is to know' }),
      {
        type: 'HandoffAccepted',
        data: { ...fact('a', '05-03', 'accepting'), handoffId: idOf('accepted'), role: 'cs' },
      },
      offer('a', '05-04', 'declined', { from: 'cs', to: 'support', acceptBy: on('05-05') }),
      {
        type: 'HandoffDeclined',
        data: {
          ...fact('a', '05-06', 'declining'),
          handoffId: idOf('declined'),
          role: 'support',
          reason: 'Not ours',
          instead: 'account',
        },
      },
      promise('a', '05-07', 'kept', on('05-10')),
      promise('a', '05-07', 'kept late', on('05-10')),
      settled('PromiseKept', 'a', '05-09', 'kept'),
      settled('PromiseKept', 'a', '05-12', 'kept late'),

      offer('b', '05-02', 'replaced', { from: 'account', to: 'cs', briefing: 'A little' }),
      offer('b', '05-03', 'void', { from: 'account', to: 'support', briefing: 'More' }),
      promise('b', '05-04', 'void', on('05-20')),
      resolved('b', '05-08'),

      offer('c', '05-02', 'overdue', { from: 'account', to: 'cs', acceptBy: on('05-10') }),
      offer('c', '05-03', 'without due', { from: 'support', to: 'cs' }),
      promise('c', '05-04', 'withdrawn', on('05-05')),
      settled('PromiseWithdrawn', 'c', '05-06', 'withdrawn'),
      promise('c', '05-07', 'past due', on('05-20')),

      offer('d', '05-02', 'awaited', { from: 'account', to: 'cs', briefing: 'Enough', acceptBy: on('06-10') }),
      promise('d', '05-03', 'open', on('06-10')),
      promise('d', '05-04', 'due now', '2026-06-01T00:00:00.000Z'),

      promise('e', '05-03', 'past due, void', on('05-05')),
      resolved('e', '05-07'),
    ]
  })
}
