import { specify } from '#event-sourcing/testing'
import { after, context, inMarch } from '../../testing/bureau.js'
import { id } from '../../testing/histories.js'
import { client } from '../client.js'
import type { ClientCommand, CommandOf } from '../commands.js'
import type { ClientEvent } from '../events.js'
import { portraitOf } from '../portrait.js'

const given = specify(client, context)
const [ada, grace] = [id('ada'), id('grace')]

type Assigning = CommandOf<'AssignMember'>
const assign = (memberId: string, more: Partial<Assigning> = {}): Assigning => ({
  type: 'AssignMember',
  memberId,
  memberRoles: ['account', 'cs'],
  role: 'account',
  as: 'primary',
  from: inMarch('2'),
  ...more,
})
const release = (memberId: string, day: string, role = 'account') =>
  ({ type: 'ReleaseMember', memberId, role, at: inMarch(day) }) as const

const assigned = ({ type: _, memberRoles: __, ...data }: Assigning): ClientEvent => ({
  type: 'MemberAssigned',
  data: { from: inMarch('2'), ...data },
})
const released = (memberId: string, day: string): ClientEvent => ({
  type: 'MemberReleased',
  data: { memberId, role: 'account', at: inMarch(day) },
})

describe('assigning a member', () => {
  it('makes them primary or backup in a role', () => {
    given(after())
      .when(assign(ada))
      .then(assigned(assign(ada)))
    const backup = assign(grace, { as: 'backup', to: inMarch('9') })
    given(after(assign(ada)))
      .when(backup)
      .then(assigned(backup))
  })

  it('begins now, where nothing else is said', () =>
    given(after())
      .when(assign(ada, { from: undefined }))
      .then(assigned(assign(ada, { from: new Date(context.now).toISOString() }))))

  it('of another primary ends what the former does in the role', () => {
    const next = assign(grace, { from: inMarch('5') })
    given(after(assign(ada)))
      .when(next)
      .then(released(ada, '5'), assigned(next))
  })

  it('undoes a former one that would begin later', () => {
    const next = assign(grace, { from: inMarch('1') })
    given(after(assign(ada)))
      .when(next)
      .then(released(ada, '2'), assigned(next))
  })

  it('leaves the primary in another role, a former one, and backups', () => {
    const elsewhere = assign(grace, { role: 'cs', from: inMarch('5') })
    given(after(assign(ada)))
      .when(elsewhere)
      .then(assigned(elsewhere))
    const later = assign(grace, { from: inMarch('5') })
    given(after(assign(ada, { to: inMarch('5') }), assign(id('eve'), { as: 'backup' })))
      .when(later)
      .then(assigned(later))
  })

  it('of a backup as primary ends what they do as backup', () => {
    const next = assign(grace, { from: inMarch('5') })
    given(after(assign(grace, { as: 'backup' })))
      .when(next)
      .then(released(grace, '5'), assigned(next))
  })

  it('changes nothing where they are assigned so already', () => {
    given(after(assign(ada)))
      .when(assign(ada))
      .thenNothing()
    given(after(assign(ada)))
      .when(assign(ada, { from: inMarch('5') }))
      .thenNothing()
  })

  it('is refused for a role that the charter does not know, or the member does not have', () => {
    given(after())
      .when(assign(ada, { role: 'janitor' }))
      .thenRefused('UNKNOWN_ROLE', ['role'])
    given(after())
      .when(assign(ada, { role: 'support' }))
      .thenRefused('MEMBER_LACKS_ROLE', ['role'])
  })

  it('is refused where it ends before it begins', () =>
    given(after())
      .when(assign(ada, { to: inMarch('2') }))
      .thenRefused('ASSIGNMENT_ENDS_BEFORE_IT_BEGINS', ['to']))

  it('is refused for a client who is not there', () =>
    given().when(assign(ada)).thenRefused('CLIENT_NOT_FOUND', ['clientId']))
})

describe('releasing a member', () => {
  it('ends what they do in the role', () =>
    given(after(assign(ada)))
      .when(release(ada, '5'))
      .then(released(ada, '5')))

  it('is refused where they do nothing there then', () => {
    given(after()).when(release(ada, '5')).thenRefused('NOT_ASSIGNED', ['memberId'])
    given(after(assign(ada)))
      .when(release(ada, '1'))
      .thenRefused('NOT_ASSIGNED', ['memberId'])
    given(after(assign(ada), release(ada, '5')))
      .when(release(ada, '5'))
      .thenRefused('NOT_ASSIGNED', ['memberId'])
    given(after(assign(ada)))
      .when(release(ada, '5', 'cs'))
      .thenRefused('NOT_ASSIGNED', ['memberId'])
  })

  it('at the very beginning undoes the assignment', () =>
    given(after(assign(ada), release(ada, '2'))).thenState(({ assignments }) => expect(assignments).toEqual([])))
})

describe('the portrait of a client', () => {
  const portraitAfter = (...commands: readonly ClientCommand[]) => {
    let portrait: unknown
    given(after(...commands)).thenState((state) => (portrait = portraitOf(state)))
    return portrait
  }

  it('shows who is assigned', () => expect(portraitAfter(assign(ada))).not.toEqual(portraitAfter(assign(grace))))

  it('says nothing of assignments where there are none', () =>
    expect(portraitAfter()).not.toHaveProperty('assignments'))
})
