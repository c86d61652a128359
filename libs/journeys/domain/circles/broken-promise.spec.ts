import { inMarch, letTimePass, lived, livedUnder } from '../../testing/bureau.js'
import { charters, id } from '../../testing/histories.js'
import { about, answered, by, enterStage, keep, promise, when, withdraw } from '../../testing/ticket.js'
import type { ClientCommand } from '../commands.js'

type Story = readonly (readonly [day: string, command: ClientCommand])[]

/** Promised on 2 March, due on 6 March, 12:00. */
const promising: Story = [...answered, ['2 11:00', promise()]]
const promised = lived(...promising)
const broken: Story = [...promising, ['9', letTimePass('9')]]
const resolved = (day: string) => by(day, 'account', { effect: 'resolves' })

describe('Broken promise', () => {
  it('is entered when a promise is past due, and not before', () => {
    expect(about('broken-promise', when('9', promised, letTimePass('6 12:01')).events)).toMatchObject([
      { type: 'CircleEntered', data: { enteredAt: inMarch('6 12:00'), evidence: [id('promise p1')] } },
    ])
    expect(about('broken-promise', when('9', promised, letTimePass('6 12:00')).events)).toEqual([])
  })

  it('is in time when the promise is kept at the very instant', () =>
    expect(about('broken-promise', lived(...promising, ['6 12:00', keep()], ['9', letTimePass('9')]))).toEqual([]))

  it.each([
    ['kept', keep()],
    ['withdrawn', withdraw()],
  ])('is left when the promise is %s', (_, command) =>
    expect(about('broken-promise', when('9 10:00', lived(...broken), command).events)).toMatchObject([
      { type: 'CircleLeft', data: { leftAt: inMarch('9 10:00') } },
    ]),
  )

  it('is left by resolution, and entered by no promise that was due after it', () => {
    expect(about('broken-promise', when('9 10:00', lived(...broken), resolved('9 10:00')).events)).toMatchObject([
      { type: 'CircleLeft', data: { leftAt: inMarch('9 10:00') } },
    ])
    expect(about('broken-promise', lived(...promising, ['5', resolved('5')], ['9', letTimePass('9')]))).toEqual([])
  })

  it('is entered again by the next promise that is past due', () => {
    const next = lived(
      ...broken,
      ['9 10:00', keep()],
      ['9 11:00', promise('p2', '10 12:00')],
      ['11', letTimePass('11')],
    )
    expect(about('broken-promise', next).slice(1)).toMatchObject([
      { type: 'CircleLeft', data: { leftAt: inMarch('9 10:00') } },
      { type: 'CircleEntered', data: { enteredAt: inMarch('10 12:00'), evidence: [id('promise p2')] } },
    ])
  })

  it('is corrected when it turns out that the journey was resolved before the promise was kept', () => {
    const kept = lived(...broken, ['9 10:00', keep()])
    expect(about('broken-promise', when('10', kept, resolved('7')).events)).toMatchObject([
      { type: 'CircleCorrected', data: { visits: [{ enteredAt: inMarch('6 12:00'), leftAt: inMarch('7') }] } },
    ])
  })

  it('is retracted when it turns out that the journey was resolved before the promise was due', () =>
    expect(about('broken-promise', when('10', lived(...broken), resolved('6 12:00')).events)).toMatchObject([
      { type: 'CircleRetracted' },
    ]))

  it('is refused for an instant that has passed, and cannot be kept twice', () => {
    when('6 12:00', lived(...answered), promise()).thenRefused('PROMISE_DUE_IN_PAST', ['dueAt'])
    const ahead = lived(...answered, ['6 11:58', by('6 12:00', 'account')])
    when('6 11:58', ahead, promise()).thenRefused('PROMISE_DUE_IN_PAST', ['dueAt'])
    const kept = lived(...promising, ['6 10:00', keep()])
    when('6 11:00', kept, keep()).thenRefused('PROMISE_NOT_FOUND', ['promiseId'])
  })
})

describe('A hollow promise', () => {
  const hollow = [{ type: 'CircleEntered', data: { enteredAt: inMarch('2 11:00'), evidence: [id('promise p1')] } }]

  it('is a broken one from the start where the role may not make it', () => {
    const modest = charters({ roles: [{ name: 'account', mayPromise: false }, { name: 'cs' }] } as never)
    expect(about('broken-promise', livedUnder(modest, ...promising))).toMatchObject(hollow)
  })

  it('is one where nothing may be promised at the stage yet', () => {
    const brief: Story = [...answered, ['2 10:40', enterStage('brief')], ['2 11:00', promise()]]
    expect(about('broken-promise', lived(...brief))).toMatchObject(hollow)
  })

  it('is left when it is kept or withdrawn', () => {
    const brief = lived(...answered, ['2 10:40', enterStage('brief')], ['2 11:00', promise()])
    for (const command of [keep(), withdraw()])
      expect(about('broken-promise', when('3', brief, command).events)).toMatchObject([
        { type: 'CircleLeft', data: { leftAt: inMarch('3') } },
      ])
  })

  it.each([
    ['authored by a role that may not', { authoredBy: 'support', presentedBy: 'account' }],
    ['presented by a role that may not', { authoredBy: 'cs', presentedBy: 'support' }],
    ['presented by its author', { authoredBy: 'cs', presentedBy: 'cs' }],
  ])('is a proposal that is %s', (_, told) =>
    expect(about('broken-promise', lived(...answered, ['2 11:00', enterStage('proposal', told)]))).toMatchObject([
      { type: 'CircleEntered', data: { enteredAt: inMarch('2 11:00') } },
    ]),
  )

  it('is no proposal that is authored and presented by those who may', () => {
    const proposal = enterStage('proposal', { authoredBy: 'cs', presentedBy: 'account' })
    expect(about('broken-promise', lived(...answered, ['2 11:00', proposal]))).toEqual([])
  })

  it('is left when the proposal is made anew as it should be', () => {
    const wrong = lived(...answered, ['2 11:00', enterStage('proposal', { authoredBy: 'cs', presentedBy: 'cs' })])
    const right = enterStage('proposal', { authoredBy: 'cs', presentedBy: 'account' })
    expect(about('broken-promise', when('3', wrong, right).events)).toMatchObject([
      { type: 'CircleLeft', data: { leftAt: inMarch('3') } },
    ])
  })
})
