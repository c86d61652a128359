import { inMarch, lived, livedUnder } from '../../testing/bureau.js'
import { charters, id } from '../../testing/histories.js'
import { about, answered, ask, by, inform, offer, when } from '../../testing/ticket.js'
import type { ClientCommand } from '../commands.js'

type Story = readonly (readonly [day: string, command: ClientCommand])[]

/** The client tells the story again. */
const again = (day: string, role: string) => ask(day, role, { repeats: true })
const briefing = 'He cannot work with the software.'
const hop = ['2 11:00', by('2 11:00', 'support')] as const
const tale = ['2 12:00', again('2 12:00', 'support')] as const
const hopped: Story = [...answered, hop]
const cold: Story = [...hopped, tale]
const requiring = charters({ routes: [{ from: 'account', to: 'project', briefing: true }] } as never)

// It is entered by a touchpoint, not by time: there is no deadline in whose very instant something could be in time.
describe('Cold handoff', () => {
  it('is entered when the client tells the story again after a hop without a briefing', () =>
    expect(about('cold-handoff', lived(...cold))).toMatchObject([
      { data: { enteredAt: inMarch('2 12:00'), evidence: [id('2 11:00'), id('2 12:00')] } },
    ]))

  it('is entered when the client tells it again at a hop of their own', () =>
    expect(about('cold-handoff', lived(...answered, ['2 12:00', again('2 12:00', 'support')]))).toMatchObject([
      { data: { enteredAt: inMarch('2 12:00'), evidence: [id('2 12:00')] } },
    ]))

  it('is not entered without a hop, nor by an ask that tells nothing again, nor where one of ours repeats it', () => {
    expect(about('cold-handoff', lived(...answered, ['2 12:00', again('2 12:00', 'account')]))).toEqual([])
    expect(about('cold-handoff', lived(...hopped, ['2 12:00', ask('2 12:00', 'support')]))).toEqual([])
    expect(about('cold-handoff', lived(...hopped, ['2 12:00', by('2 12:00', 'support', { repeats: true })]))).toEqual(
      [],
    )
  })

  it('is not judged where the source tells no direction', () => {
    const undirected = by('2 12:00', 'support', { repeats: true, direction: undefined, intent: undefined })
    expect(about('cold-handoff', lived(...hopped, ['2 12:00', undirected]))).toEqual([])
  })

  it.each<[string, ClientCommand]>([
    ['an offer', offer('h1', 'support', { briefing })],
    ['informing them', inform('support')],
    ['a touchpoint', by('2 10:40', 'account', { direction: 'internal', intent: 'inform', to: 'support' })],
  ])('is not entered where the receiver was briefed by %s', (_, command) =>
    expect(about('cold-handoff', lived(...answered, ['2 10:40', command], hop, tale))).toEqual([]),
  )

  it('is left by a briefing to the present holder, and by none to another role', () => {
    expect(about('cold-handoff', when('2 13:00', lived(...cold), inform('support')).events)).toMatchObject([
      { type: 'CircleLeft', data: { leftAt: inMarch('2 13:00') } },
    ])
    expect(about('cold-handoff', when('2 13:00', lived(...cold), inform('product')).events)).toEqual([])
  })

  it('is left by the next hop', () =>
    expect(about('cold-handoff', when('2 13:00', lived(...cold), by('2 13:00', 'project')).events)).toMatchObject([
      { type: 'CircleLeft', data: { leftAt: inMarch('2 13:00') } },
    ]))

  it('is entered again when the client tells the story once more after the next hop', () => {
    const next = lived(...cold, ['2 13:00', by('2 13:00', 'project')], ['2 14:00', again('2 14:00', 'project')])
    expect(about('cold-handoff', next).slice(2)).toMatchObject([
      { type: 'CircleEntered', data: { enteredAt: inMarch('2 14:00'), evidence: [id('2 13:00'), id('2 14:00')] } },
    ])
  })

  it('is left and entered again where the client tells it again at the next hop itself', () =>
    expect(about('cold-handoff', when('2 13:00', lived(...cold), again('2 13:00', 'project')).events)).toMatchObject([
      { type: 'CircleLeft', data: { leftAt: inMarch('2 13:00') } },
      { type: 'CircleEntered', data: { enteredAt: inMarch('2 13:00'), evidence: [id('2 13:00')] } },
    ]))

  it('is corrected when a hop turns up late that ended it earlier', () => {
    const left = lived(...cold, ['2 15:00', by('2 15:00', 'project')])
    expect(about('cold-handoff', when('3', left, by('2 13:00', 'product')).events)).toMatchObject([
      { type: 'CircleCorrected', data: { visits: [{ enteredAt: inMarch('2 12:00'), leftAt: inMarch('2 13:00') }] } },
    ])
  })

  it('is corrected when it turns up that the client had told the story again before', () =>
    expect(about('cold-handoff', when('3', lived(...cold), again('2 11:30', 'support')).events)).toMatchObject([
      {
        type: 'CircleCorrected',
        data: { visits: [{ enteredAt: inMarch('2 11:30'), evidence: [id('2 11:00'), id('2 11:30')] }] },
      },
    ]))

  it('is retracted when a briefing turns up late', () => {
    const briefed = by('2 10:40', 'account', { direction: 'internal', intent: 'inform', to: 'support' })
    expect(about('cold-handoff', when('3', lived(...cold), briefed).events)).toMatchObject([
      { type: 'CircleRetracted' },
    ])
  })

  it('is entered by our hop along a route that requires a briefing, without one', () => {
    const story = (told: { briefing?: string }): Story => [
      ...answered,
      ['2 10:40', offer('h1', 'project', told)],
      ['2 11:00', by('2 11:00', 'project')],
    ]
    expect(about('cold-handoff', livedUnder(requiring, ...story({})))).toMatchObject([
      { data: { enteredAt: inMarch('2 11:00'), evidence: [id('2 11:00')] } },
    ])
    expect(about('cold-handoff', livedUnder(requiring, ...story({ briefing })))).toEqual([])
    expect(about('cold-handoff', livedUnder(requiring, ...answered, ['2 11:00', ask('2 11:00', 'project')]))).toEqual(
      [],
    )
  })
})
