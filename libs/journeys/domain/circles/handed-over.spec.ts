import { uuidV5 } from '#event-sourcing'
import { specify } from '#event-sourcing/testing'
import { at, inMarch, letTimePass, lived, on, record } from '../../testing/bureau.js'
import { charters, CLIENT, id } from '../../testing/histories.js'
import { client } from '../client.js'
import type { ClientCommand, IncomingTouchpoint } from '../commands.js'
import { advancePath, emptyPath } from '../path.js'

const journeyId = uuidV5('journey', id('2 10:00'))
const training = { topic: 'training', source: { system: 'desk', thread: 'T-1' } }
const by = (day: string, role: string, told: Partial<IncomingTouchpoint> = {}) =>
  record(at(day, { ...training, role, direction: 'outbound', intent: 'answer', ...told }))
const asked = by('2 10:00', 'account', { direction: 'inbound', intent: 'ask' })
const offer = (name: string, to: string, told: object = {}): ClientCommand => ({
  type: 'OfferHandoff',
  journeyId,
  factId: id(`offer ${name}`),
  handoffId: id(name),
  to,
  ...told,
})
const accept = (name: string): ClientCommand => ({
  type: 'AcceptHandoff',
  journeyId,
  factId: id(`accept ${name}`),
  handoffId: id(name),
})
const decline = (name: string, instead = 'project'): ClientCommand => ({
  type: 'DeclineHandoff',
  journeyId,
  factId: id(`decline ${name}`),
  handoffId: id(name),
  reason: 'Not ours',
  instead,
})
const inform = (role: string, told: object = {}): ClientCommand => ({
  type: 'InformRole',
  journeyId,
  factId: id(`inform ${role}`),
  role,
  ...told,
})
const circlesIn = (events: readonly { type: string; data: object }[], kind: string) =>
  events.filter(({ type, data }) => type.startsWith('Circle') && (data as { kind?: string }).kind === kind)
const leavings = (events: readonly { type: string; data: object }[]) =>
  events.filter(({ type }) => type === 'CircleLeft')
const when = (day: string, given: ReturnType<typeof lived>, command: ClientCommand) =>
  specify(client, on(day))(given).when(command)

const answered = [
  ['2 10:00', asked],
  ['2 10:30', by('2 10:30', 'account')],
] as const

describe('Dropped baton', () => {
  const offered = lived(...answered, ['2 10:40', offer('h1', 'project')])

  it('is entered when an offer is neither accepted nor declined within a working day', () => {
    expect(circlesIn(when('3 12:00', offered, letTimePass('3 10:41')).events, 'dropped-baton')).toMatchObject([
      { data: { enteredAt: inMarch('3 10:40'), missing: 'project', evidence: [id('offer h1')] } },
    ])
    expect(when('3 12:00', offered, letTimePass('3 10:40')).events).toEqual([])
  })

  it('is in time when it is accepted at the very instant, and left when it is accepted late', () => {
    const intime = when('3 10:40', offered, accept('h1')).events
    expect(
      circlesIn([...intime, ...when('9', [...offered, ...intime], letTimePass('9')).events], 'dropped-baton'),
    ).toEqual([])
    const late = [...offered, ...when('3 12:00', offered, letTimePass('3 11:00')).events]
    expect(leavings(when('4 09:00', late, accept('h1')).events)).toMatchObject([
      { data: { leftAt: inMarch('4 09:00') } },
    ])
  })

  it('is left when the receiver declines, or touches', () => {
    const late = [...offered, ...when('3 12:00', offered, letTimePass('3 11:00')).events]
    expect(leavings(when('4 09:00', late, decline('h1', 'cs')).events)).toHaveLength(1)
    expect(leavings(when('4 09:00', late, by('4 09:00', 'project')).events)).toHaveLength(1)
    expect(leavings(when('4 09:00', late, by('4 09:00', 'account')).events)).toEqual([])
  })

  it('sees an informed owner who stays silent, and nobody else who was informed', () => {
    const informed = lived(...answered, ['2 10:40', inform('cs')], ['2 10:41', inform('product')])
    expect(circlesIn(when('9', informed, letTimePass('9')).events, 'dropped-baton')).toMatchObject([
      { data: { enteredAt: inMarch('3 10:40'), missing: 'cs', evidence: [id('inform cs')] } },
    ])
    const touched = lived(...answered, ['2 10:40', inform('cs')], ['2 14:00', by('2 14:00', 'cs')])
    expect(circlesIn(when('9', touched, letTimePass('9')).events, 'dropped-baton')).toEqual([])
  })

  it('counts the latest offer of a giver alone', () => {
    const again = lived(...answered, ['2 10:40', offer('h1', 'project')], ['2 16:00', offer('h2', 'product')])
    expect(circlesIn(when('9', again, letTimePass('9')).events, 'dropped-baton')).toMatchObject([
      { data: { enteredAt: inMarch('3 16:00'), missing: 'product' } },
    ])
    when('2 17:00', again, accept('h1')).thenRefused('HANDOFF_SUPERSEDED', ['handoffId'])
  })

  it('is retracted when a touch of the receiver turns up that was in time', () => {
    const late = [...offered, ...when('3 12:00', offered, letTimePass('3 11:00')).events]
    expect(when('4', late, by('2 15:00', 'project')).events).toContainEqual(
      expect.objectContaining({ type: 'CircleRetracted' }),
    )
  })
})

describe('a handoff', () => {
  const offered = lived(...answered, ['2 10:40', offer('h1', 'project')])

  it('makes the hop to its receiver, until it is declined; the client’s own hop stays theirs', () => {
    const madeBy = (events: ReturnType<typeof lived>) => {
      const state = events.reduce((state, event) => client.evolve(state, event), client.initialState())
      let path = emptyPath
      return (state.journeys.get(journeyId)?.facts ?? []).flatMap((fact) => {
        const next = advancePath(path, fact, { unit: 'role', countNobody: false }, true)
        path = next.path
        return next.hop?.madeBy ?? []
      })
    }
    expect(
      madeBy(lived(...answered, ['2 10:40', offer('h1', 'project')], ['2 11:00', by('2 11:00', 'project')])),
    ).toEqual(['handoff'])
    expect(
      madeBy(
        lived(
          ...answered,
          ['2 10:40', offer('h1', 'project')],
          ['2 10:50', decline('h1', 'cs')],
          ['2 11:00', by('2 11:00', 'project')],
        ),
      ),
    ).toEqual(['silent'])
    const asks = by('2 11:00', 'project', { direction: 'inbound', intent: 'ask' })
    expect(madeBy(lived(...answered, ['2 10:40', offer('h1', 'project')], ['2 11:00', asks]))).toEqual(['client'])
  })

  it('is accepted by one of two', () => {
    const accepted = [...offered, ...when('2 11:00', offered, accept('h1')).events]
    when('2 11:01', accepted, accept('h1')).thenRefused('HANDOFF_ALREADY_ACCEPTED', ['handoffId'])
    when('2 11:01', accepted, decline('h1', 'cs')).thenRefused('HANDOFF_ALREADY_ACCEPTED', ['handoffId'])
  })

  it('is refused to oneself, to a role that the charter does not know, and of a resolved journey', () => {
    const lived2 = lived(...answered)
    when('2 11:00', lived2, offer('h', 'account')).thenRefused('HANDOFF_TO_ONESELF', ['to'])
    when('2 11:00', lived2, offer('h', 'janitor')).thenRefused('UNKNOWN_ROLE', ['to'])
    when('2 11:00', offered, decline('h1', 'project')).thenRefused('HANDOFF_TO_ONESELF', ['instead'])
    when('2 11:00', lived2, accept('nothing')).thenRefused('HANDOFF_NOT_FOUND', ['handoffId'])
    const over = lived(...answered, ['2 12:00', by('2 12:00', 'account', { effect: 'resolves' })])
    when('2 13:00', over, offer('h', 'cs')).thenRefused('JOURNEY_ALREADY_RESOLVED', ['journeyId'])
  })

  it('makes no false hop and no false bounce by a courtesy mail of the giver after it was accepted', () => {
    const accepted = [...offered, ...when('2 11:00', offered, accept('h1')).events]
    const mailed = [...accepted, ...when('2 12:00', accepted, by('2 12:00', 'account')).events]
    const touched = [...mailed, ...when('2 13:00', mailed, by('2 13:00', 'project')).events]
    expect(circlesIn(touched, 'ping-pong')).toEqual([])
  })

  it('reaches the owner who accepts or is told, and knocks where it is declined', () => {
    const wrong = lived(...answered, ['2 11:00', by('2 11:00', 'support')])
    expect(circlesIn(wrong, 'wrong-door')).toHaveLength(1)
    expect(leavings(when('2 12:00', wrong, inform('cs')).events)).toHaveLength(1)
    const declined = lived(...answered, ['2 10:40', offer('h1', 'project')], ['2 11:00', decline('h1', 'cs')])
    expect(circlesIn(declined, 'wrong-door')).toMatchObject([{ data: { evidence: [id('2 10:30'), id('decline h1')] } }])
  })
})

describe('Ping-pong', () => {
  it('is spared along a route that returns, by two accepted handoffs', () => {
    const routes = [{ from: 'account', to: 'project', returns: true }]
    const context = (day: string) => ({ ...on(day), charters: charters({ routes } as never) })
    let state = client.initialState()
    const told: (readonly [string, ClientCommand])[] = [
      ['1', { type: 'RegisterClient', clientId: CLIENT, code: 'B', name: 'B', refs: [] }],
      ...answered,
      ['2 10:40', offer('h1', 'project')],
      ['2 11:00', by('2 11:00', 'project')],
      ['2 11:30', offer('h2', 'account', { from: 'project' })],
      ['2 12:00', by('2 12:00', 'account')],
    ]
    const events = told.flatMap(([day, command]) => {
      const decided = client.decide(state, command, context(day))
      for (const event of decided) state = client.evolve(state, event)
      return decided
    })
    expect(circlesIn(events, 'ping-pong')).toEqual([])
    const silent = lived(...answered, ['2 11:00', by('2 11:00', 'project')], ['2 12:00', by('2 12:00', 'account')])
    expect(circlesIn(silent, 'ping-pong')).toHaveLength(1)
  })
})

describe('Cold handoff', () => {
  const again = (day: string, role: string) => by(day, role, { direction: 'inbound', intent: 'ask', repeats: true })

  it('is entered when the client tells the story again after a hop without a briefing, one of their own included', () => {
    const hopped = lived(...answered, ['2 11:00', by('2 11:00', 'support')])
    expect(circlesIn(when('2 12:00', hopped, again('2 12:00', 'support')).events, 'cold-handoff')).toMatchObject([
      { data: { enteredAt: inMarch('2 12:00'), evidence: [id('2 11:00'), id('2 12:00')] } },
    ])
    expect(
      circlesIn(when('2 12:00', lived(...answered), again('2 12:00', 'support')).events, 'cold-handoff'),
    ).toMatchObject([{ data: { evidence: [id('2 12:00')] } }])
    expect(circlesIn(when('2 12:00', lived(...answered), again('2 12:00', 'account')).events, 'cold-handoff')).toEqual(
      [],
    )
  })

  it('is not entered where the receiver was briefed', () => {
    const briefed = lived(
      ...answered,
      ['2 10:40', offer('h1', 'support', { briefing: 'He cannot work with the software.' })],
      ['2 11:00', by('2 11:00', 'support')],
    )
    expect(circlesIn(when('2 12:00', briefed, again('2 12:00', 'support')).events, 'cold-handoff')).toEqual([])
  })

  it('is left by a briefing to the holder, or by the next hop', () => {
    const cold = lived(...answered, ['2 11:00', by('2 11:00', 'support')], ['2 12:00', again('2 12:00', 'support')])
    expect(leavings(when('2 13:00', cold, inform('support')).events)).toMatchObject([
      { data: { leftAt: inMarch('2 13:00') } },
    ])
    expect(when('2 13:00', cold, inform('product')).events).toHaveLength(1)
    expect(leavings(when('2 13:00', cold, by('2 13:00', 'project')).events)).toHaveLength(1)
  })

  it('is entered by our hop along a route that requires a briefing', () => {
    const routes = [{ from: 'account', to: 'project', briefing: true }]
    const charter = charters({ routes } as never)
    const story = (briefing: object) => {
      let state = client.initialState()
      const told: (readonly [string, ClientCommand])[] = [
        ['1', { type: 'RegisterClient', clientId: CLIENT, code: 'B', name: 'B', refs: [] }],
        ...answered,
        ['2 10:40', offer('h1', 'project', briefing)],
        ['2 11:00', by('2 11:00', 'project')],
      ]
      return told.flatMap(([day, command]) => {
        const decided = client.decide(state, command, { ...on(day), charters: charter })
        for (const event of decided) state = client.evolve(state, event)
        return decided
      })
    }
    expect(circlesIn(story({}), 'cold-handoff')).toMatchObject([
      { data: { enteredAt: inMarch('2 11:00'), evidence: [id('2 11:00')] } },
    ])
    expect(circlesIn(story({ briefing: 'All there is.' }), 'cold-handoff')).toEqual([])
  })
})

describe('Broken promise', () => {
  const promise = (role = 'account'): ClientCommand => ({
    type: 'MakePromise',
    journeyId,
    factId: id('promise'),
    promiseId: id('p1'),
    role,
    text: 'A date by Friday',
    dueAt: inMarch('6 12:00'),
  })
  const keep: ClientCommand = { type: 'KeepPromise', journeyId, factId: id('keep'), promiseId: id('p1') }
  const promised = lived(...answered, ['2 11:00', promise()])

  it('is entered when a promise is past due, and in time at the very instant', () => {
    expect(circlesIn(when('9', promised, letTimePass('6 12:01')).events, 'broken-promise')).toMatchObject([
      { data: { enteredAt: inMarch('6 12:00'), evidence: [id('promise')] } },
    ])
    const kept = [...promised, ...when('6 12:00', promised, keep).events]
    expect(circlesIn(when('9', kept, letTimePass('9')).events, 'broken-promise')).toEqual([])
  })

  it('is left when it is kept or withdrawn', () => {
    const broken = [...promised, ...when('9', promised, letTimePass('9')).events]
    expect(leavings(when('9 10:00', broken, keep).events)).toMatchObject([{ data: { leftAt: inMarch('9 10:00') } }])
    const withdraw: ClientCommand = { ...keep, type: 'WithdrawPromise', reason: 'The client agreed.' }
    expect(leavings(when('9 10:00', broken, withdraw).events)).toHaveLength(1)
  })

  it('is refused for an instant that has passed, and cannot be kept twice', () => {
    when('6 12:00', lived(...answered), promise()).thenRefused('PROMISE_DUE_IN_PAST', ['dueAt'])
    const kept = [...promised, ...when('6 10:00', promised, keep).events]
    when('6 11:00', kept, keep).thenRefused('PROMISE_NOT_FOUND', ['promiseId'])
  })

  it('is hollow where the role may not make it', () => {
    const charter = charters({ roles: [{ name: 'account', mayPromise: false }, { name: 'cs' }] } as never)
    const context = { ...on('2 11:00'), charters: charter }
    expect(
      circlesIn(specify(client, context)(lived(...answered)).when(promise()).events, 'broken-promise'),
    ).toMatchObject([{ data: { enteredAt: inMarch('2 11:00'), evidence: [id('promise')] } }])
  })
})
