import fc from 'fast-check'
import { DomainError } from '#event-sourcing'
import { clientWord, commandFrom, correction, handover } from '../testing/corrections.js'
import { id, Life, NOW } from '../testing/histories.js'
import { imageOf } from '../testing/image.js'
import { inForce, letHoursPass, shuffled } from '../testing/lives.js'
import { isAsStated } from '../testing/stated.js'
import { client } from './client.js'
import type { ClientCommand, IncomingTouchpoint } from './commands.js'
import type { ClientEvent } from './events.js'

type Given = { readonly command: ClientCommand; readonly now: number }

const recording = (touchpoints: readonly IncomingTouchpoint[]): Given => ({
  command: { type: 'RecordTouchpoints', touchpoints },
  now: NOW,
})

/** A batch of which one touchpoint cannot be recorded, so that none is. */
const spoilt = ([first, ...others]: readonly IncomingTouchpoint[]): Given =>
  recording([
    ...others.map((each, index) => ({ ...each, touchpointId: id(`spoilt ${index} ${each.touchpointId}`) })),
    ...(first ? [{ ...first, touchpointId: id(`unknown ${first.touchpointId}`), role: 'janitor' }] : []),
  ])

/** Commands of every kind, each made for the life to which it is given. */
const commands = fc
  .record({
    shuffled,
    words: fc.array(fc.tuple(fc.oneof(correction, handover, clientWord), fc.oneof(correction, handover)), {
      maxLength: 10,
    }),
    hours: fc.array(fc.integer({ min: 0, max: 3000 * 24 + 100 }), { maxLength: 4 }),
  })
  .map(({ shuffled: { writes }, words, hours }) =>
    writes.flatMap((write, index): ((life: Life) => Given)[] => [
      () => recording(write),
      () => spoilt(write),
      ...(words[index] ?? []).map((word, place) => (life: Life) => commandFrom(life, word, 2 * index + place)),
      ...(hours[index] === undefined ? [] : [() => ({ command: letHoursPass(hours[index] ?? 0), now: NOW })]),
    ]),
  )

/** What is decided, or the code of the refusal. */
function decided({ state }: Life, { command, now }: Given): readonly ClientEvent[] | string {
  try {
    return client.decide(state, command, { now, charters: inForce })
  } catch (error) {
    if (error instanceof DomainError) return error.code
    throw error
  }
}

/** Gives a command, and tells what is wrong with what came of it. */
function faultOf(life: Life, given: Given): string | undefined {
  const before = imageOf(life.state)
  const answer = decided(life, given)
  if (imageOf(life.state) !== before) return 'The decision alone changed the state.'
  // A decision may be thrown away, for somebody else has written first: it is made again.
  if (JSON.stringify(decided(life, given)) !== JSON.stringify(answer)) return 'A second decision differs.'
  if (typeof answer === 'string' || answer.length === 0) return undefined
  life.tell(given.command, given.now)
  return isAsStated(life.state, given.command, given.now) ? undefined : 'The state is not as stated.'
}

describe('A command', () => {
  it('either changes the state as stated, or leaves no trace', () => {
    const carriedOut = new Set<string>()
    fc.assert(
      fc.property(commands, (commands) => {
        const life = new Life(inForce)
        for (const make of commands) {
          const [given, events] = [make(life), life.events.length]
          const fault = faultOf(life, given)
          if (fault) throw new Error(`${fault} ${JSON.stringify(given)}`)
          if (life.events.length > events) carriedOut.add(given.command.type)
        }
        expect(life.announced()).toEqual(life.ruled())
      }),
      { numRuns: 1000 },
    )
    // Of 26 kinds, the rare ones may be refused each time.
    expect(carriedOut.size).toBeGreaterThan(20)
  })
})
