import { inMarch, letTimePass, lived } from '../../testing/bureau.js'
import { id } from '../../testing/histories.js'
import { about, accept, answered, by, decline, inform, offer, when } from '../../testing/ticket.js'
import type { ClientCommand } from '../commands.js'

type Story = readonly (readonly [day: string, command: ClientCommand])[]

// Monday 2 March 2026, 10:40; a working day later it is Tuesday, 10:40.
const offering: Story = [...answered, ['2 10:40', offer('h1', 'project')]]
const offered = lived(...offering)
const lapsed = lived(...offering, ['3 12:00', letTimePass('3 11:00')])

describe('Dropped baton', () => {
  it('is entered when an offer is neither accepted nor declined within a working day, and not before', () => {
    expect(about('dropped-baton', when('3 12:00', offered, letTimePass('3 10:41')).events)).toMatchObject([
      { data: { enteredAt: inMarch('3 10:40'), missing: 'project', evidence: [id('offer h1')] } },
    ])
    expect(when('3 12:00', offered, letTimePass('3 10:40')).events).toEqual([])
  })

  it.each([
    ['accepted', accept('h1')],
    ['declined', decline('h1', 'cs')],
    ['touched by the receiver', by('3 10:40', 'project')],
  ])('is in time when the journey is %s at the very instant', (_, command) =>
    expect(about('dropped-baton', lived(...offering, ['3 10:40', command], ['9', letTimePass('9')]))).toEqual([]),
  )

  it.each([
    ['accepts', accept('h1')],
    ['declines', decline('h1', 'cs')],
    ['touches', by('4', 'project')],
  ])('is left when the receiver %s', (_, command) =>
    expect(about('dropped-baton', when('4', lapsed, command).events)).toMatchObject([
      { type: 'CircleLeft', data: { leftAt: inMarch('4') } },
    ]),
  )

  it('is left by nobody else who touches, and by no invited expert', () => {
    expect(about('dropped-baton', when('4', lapsed, by('4', 'account')).events)).toEqual([])
    expect(about('dropped-baton', when('4', lapsed, by('4', 'project', { assisting: true })).events)).toEqual([])
  })

  it('sees an informed owner who stays silent, and nobody else who was informed', () => {
    const informed: Story = [...answered, ['2 10:40', inform('cs')], ['2 10:41', inform('product')]]
    expect(about('dropped-baton', lived(...informed, ['9', letTimePass('9')]))).toMatchObject([
      { data: { enteredAt: inMarch('3 10:40'), missing: 'cs', evidence: [id('inform cs')] } },
    ])
    const touched = lived(...informed, ['3 10:40', by('3 10:40', 'cs')], ['9', letTimePass('9')])
    expect(about('dropped-baton', touched)).toEqual([])
    const late = lived(...informed, ['4', by('4', 'cs')])
    expect(about('dropped-baton', late)).toMatchObject([{}, { type: 'CircleLeft', data: { leftAt: inMarch('4') } }])
  })

  it('counts the latest offer of a giver alone', () => {
    const again = lived(...offering, ['2 16:00', offer('h2', 'product')])
    expect(about('dropped-baton', when('9', again, letTimePass('9')).events)).toMatchObject([
      { data: { enteredAt: inMarch('3 16:00'), missing: 'product' } },
    ])
    when('2 17:00', again, accept('h1')).thenRefused('HANDOFF_SUPERSEDED', ['handoffId'])
  })

  it('is entered again by the next offer that nobody takes', () => {
    const next = lived(
      ...offering,
      ['4', by('4', 'project')],
      ['4 10:00', offer('h2', 'product')],
      ['6', letTimePass('6')],
    )
    expect(about('dropped-baton', next)).toMatchObject([
      { type: 'CircleEntered', data: { enteredAt: inMarch('3 10:40') } },
      { type: 'CircleLeft', data: { leftAt: inMarch('4') } },
      {
        type: 'CircleEntered',
        data: { enteredAt: inMarch('5 10:00'), missing: 'product', evidence: [id('offer h2')] },
      },
    ])
  })

  it('is corrected when a touch of the receiver turns up that ended it earlier', () => {
    const late = lived(...offering, ['5', accept('h1')])
    expect(about('dropped-baton', late)).toMatchObject([{}, { type: 'CircleLeft', data: { leftAt: inMarch('5') } }])
    expect(about('dropped-baton', when('9', late, by('4', 'project')).events)).toMatchObject([
      {
        type: 'CircleCorrected',
        data: { visits: [{ enteredAt: inMarch('3 10:40'), leftAt: inMarch('4'), evidence: [id('offer h1')] }] },
      },
    ])
  })

  it('is retracted when a touch of the receiver turns up that was in time', () =>
    expect(about('dropped-baton', when('4', lapsed, by('2 15:00', 'project')).events)).toMatchObject([
      { type: 'CircleRetracted' },
    ]))

  it('is left by resolution, after which nobody waits for the offer', () => {
    const resolves = { effect: 'resolves' } as const
    expect(about('dropped-baton', when('4', lapsed, by('4', 'account', resolves)).events)).toMatchObject([
      { type: 'CircleLeft', data: { leftAt: inMarch('4') } },
    ])
    const over = lived(...offering, ['2 15:00', by('2 15:00', 'account', resolves)], ['9', letTimePass('9')])
    expect(about('dropped-baton', over)).toEqual([])
  })
})
