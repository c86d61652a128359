import { charterFrom, CharterHistory, defaultCharter } from '#charter'
import { uuidV5 } from '#event-sourcing'
import { client } from '../../libs/journeys/domain/client.js'
import type { ClientCommand, IncomingTouchpoint } from '../../libs/journeys/domain/commands.js'
import { directions, intents } from '../../libs/journeys/domain/touchpoint.js'
import { Lots } from '../faults/lots.js'
import type { Bench, Found } from './bench.js'
import { median } from './statistics.js'

const LONG = 10_000
const NAMESPACE = '6f1c2c3e-3f0b-4b53-9d0e-2f0f6a3b9d11'
const BEGIN = Date.UTC(2026, 0, 5, 9)
const MINUTE = 60_000
const context = { now: Date.UTC(2030, 0, 1), charters: new CharterHistory([charterFrom(defaultCharter(), 1, 0)]) }

/** The commands of one client. */
type History = readonly ClientCommand[]

/** The decider alone, one touchpoint a command, and whether a very long journey costs more an event than short ones. */
export const rules: Bench = {
  name: 'rules',
  title: 'The rules alone: decide and evolve, one touchpoint a command',

  async run({ seed, rounds, tell }): Promise<Found> {
    const lots = new Lots(seed)
    const short = Array.from({ length: 400 }, (_, index) => history(`short-${index}`, 5, 10, lots))
    const long = [history('long', 1, LONG, lots)]
    play(short)
    play(long)
    const measured: { short: Played; long: Played }[] = []
    for (let round = 1; round <= rounds; round++) {
      tell(`rules: round ${round} of ${rounds}`)
      measured.push({ short: play(short), long: play(long) })
    }
    const of = (value: (round: (typeof measured)[number]) => number): number => median(measured.map(value))
    return {
      figures: [
        {
          name: 'journeys of 10 touchpoints, 5 a client: events',
          value: of(({ short }) => short.events / short.seconds),
          unit: '/s',
          aim: { atLeast: 40_000 },
        },
        {
          name: `a journey of ${LONG.toLocaleString('en')} touchpoints: events`,
          value: of(({ long }) => long.events / long.seconds),
          unit: '/s',
        },
        {
          name: 'cost of an event in the long journey, against the short ones',
          value: of(({ short, long }) => long.seconds / long.events / (short.seconds / short.events)),
          unit: '×',
          aim: { atMost: 2 },
        },
      ],
      notes: ['In memory, without store and views: every event is decided, then folded into the state.'],
    }
  },
}

interface Played {
  readonly events: number
  readonly seconds: number
}

function play(histories: readonly History[]): Played {
  let events = 0
  const begun = performance.now()
  for (const commands of histories) {
    let state = client.initialState()
    for (const command of commands) {
      for (const event of client.decide(state, command, context)) {
        state = client.evolve(state, event)
        events++
      }
    }
  }
  return { events, seconds: (performance.now() - begun) / 1000 }
}

/** A client is registered, then its journeys are told in among each other, in the order of time. */
function history(name: string, journeys: number, touchpoints: number, lots: Lots): History {
  const clientId = uuidV5(name, NAMESPACE)
  const roles = ['account', 'support', 'project', 'product', 'cs']
  const touchpoint = (index: number): IncomingTouchpoint => ({
    touchpointId: uuidV5(`${name} ${index}`, NAMESPACE),
    occurredAt: new Date(BEGIN + index * MINUTE).toISOString(),
    role: lots.pick(roles),
    direction: lots.pick(directions),
    intent: lots.pick(intents),
    member: `Member ${lots.below(9)}`,
    source: { system: 'bench', thread: `${index % journeys}`, id: `${index}` },
  })
  return [
    { type: 'RegisterClient', clientId, code: 'BENCH', name, refs: [] },
    ...Array.from({ length: journeys * touchpoints }, (_, index): ClientCommand => ({
      type: 'RecordTouchpoints',
      touchpoints: [touchpoint(index)],
    })),
  ]
}
