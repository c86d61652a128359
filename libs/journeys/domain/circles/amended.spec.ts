import { charterDefinition, charterFrom, CharterHistory, type CharterDefinition } from '#charter'
import { at, bureau, inMarch, letTimePass, livedUnder, on, record } from '../../testing/bureau.js'
import { charters, id } from '../../testing/histories.js'
import { about, answered, by as touchedBy, inform } from '../../testing/ticket.js'
import { client } from '../client.js'
import type { ClientCommand } from '../commands.js'

type Thresholds = Partial<CharterDefinition['thresholds']>

/** A charter whose thresholds are amended on 5 March 2026. */
function amended(before: Thresholds, after: Thresholds): CharterHistory {
  const roles = ['account', 'support', 'project', 'product', 'cs'].map((name) => ({ name }))
  const version = (number: 1 | 2, thresholds: Thresholds) =>
    charterFrom(
      charterDefinition.parse({ name: 'Amended', roles, topics: [{ name: 'training', owner: 'cs' }], thresholds }),
      number,
      number === 1 ? 0 : Date.parse(inMarch('5')),
    )
  return new CharterHistory([version(1, before), version(2, after)])
}

function circlesUnder(charters: CharterHistory, ...commands: ClientCommand[]) {
  let state = client.initialState()
  return [bureau, ...commands]
    .flatMap((command) => {
      const events = client.decide(state, command, { ...on('31'), charters })
      for (const event of events) state = client.evolve(state, event)
      return events
    })
    .filter(({ type }) => type.startsWith('Circle'))
}

const by = (day: string, role: string) =>
  record(
    at(day, {
      role,
      topic: 'training',
      direction: 'outbound',
      intent: 'answer',
      source: { system: 'desk', thread: 'T' },
    }),
  )
const story = [by('2', 'account'), by('3', 'support')]

describe('An amended charter', () => {
  it('enters no circle for what happened before it', () => {
    const stricter = amended({ carousel: { holders: 3 } }, { carousel: { holders: 2 } })
    expect(
      circlesUnder(stricter, ...story, by('6', 'support')).filter(
        ({ data }) => 'kind' in data && data.kind === 'carousel',
      ),
    ).toEqual([])
  })

  it('judges what happens from then on, dated when it happens', () => {
    const stricter = amended(
      { carousel: { holders: 3 }, wrongDoor: { roles: 9 } },
      { carousel: { holders: 2 }, wrongDoor: { roles: 9 } },
    )
    expect(circlesUnder(stricter, ...story, by('6', 'project'))).toMatchObject([
      {
        type: 'CircleEntered',
        data: { kind: 'carousel', enteredAt: inMarch('6'), evidence: [id('2'), id('3'), id('6')] },
      },
    ])
  })

  it('leaves no circle that was entered before it', () => {
    const milder = amended(
      { carousel: { holders: 2 }, wrongDoor: { roles: 2 } },
      { carousel: { holders: 9 }, wrongDoor: { roles: 9 } },
    )
    const events = circlesUnder(milder, ...story, by('6', 'support'))
    expect(events.map(({ type, data }) => [type, 'kind' in data ? data.kind : ''])).toEqual([
      ['CircleEntered', 'wrong-door'],
      ['CircleEntered', 'carousel'],
    ])
  })

  it('moves no running deadline', () => {
    const charters = amended({ forsaken: { within: '14 days' } }, { forsaken: { within: '20 days' } })
    const events = circlesUnder(charters, by('2', 'account'), { type: 'LetTimePass', until: inMarch('17') })
    expect(events).toMatchObject([{ data: { kind: 'forsaken', enteredAt: inMarch('16') } }])
  })
})

describe('An amendment that gives the topic of customer success to another role', () => {
  const [first] = charters().versions
  const ownedBy = (owner: string) => {
    const topics = first.definition.topics.map((topic) => ({ ...topic, owner, stages: [] }))
    return new CharterHistory([first, charterFrom({ ...first.definition, topics }, 2, Date.parse(inMarch('5')))])
  }

  it('makes nobody drop a baton who was told of the journey before', () => {
    const told = [...answered, ['2 10:40', inform('support')], ['6', touchedBy('6', 'account')]] as const
    expect(about('dropped-baton', livedUnder(ownedBy('support'), ...told))).toEqual([])
  })

  it('takes no baton from the owner who was told before', () => {
    const told = [...answered, ['4 16:00', inform('cs')], ['5 10:00', touchedBy('5 10:00', 'account')]] as const
    expect(about('dropped-baton', livedUnder(ownedBy('support'), ...told, ['9', letTimePass('9')]))).toMatchObject([
      { type: 'CircleEntered', data: { enteredAt: inMarch('5 16:00'), missing: 'cs' } },
    ])
  })

  it('shows no holder of a carousel twice', () => {
    const touches = [
      ['2', 'cs'] as const,
      ['3', 'account'] as const,
      ['3 10:00', 'support'] as const,
      ['4', 'project'] as const,
    ]
    const lived = [...touches, ['6', 'project'] as const].map(([day, role]) => [day, touchedBy(day, role)] as const)
    expect(about('carousel', livedUnder(ownedBy('product'), ...lived))).toMatchObject([
      { type: 'CircleEntered', data: { evidence: [id('3'), id('3 10:00'), id('4')] } },
    ])
  })
})

describe('A member who reopens a journey that was given up', () => {
  it('gives the company its time again', () => {
    const abandon: ClientCommand = { type: 'AbandonJourney', journeyId: '', factId: id('abandon') }
    let state = client.initialState()
    const tell = (day: string, command: ClientCommand) => {
      const events = client.decide(state, command, on(day))
      for (const event of events) state = client.evolve(state, event)
      return events
    }
    tell('1', bureau)
    tell('2', by('2', 'account'))
    const [journeyId = ''] = state.journeys.keys()
    tell('3', { ...abandon, journeyId })
    tell('20', { type: 'ReopenJourney', journeyId, factId: id('reopen') })
    const circles = tell('31', { type: 'LetTimePass', until: inMarch('31') })
    expect(circles).toEqual([])
  })
})
