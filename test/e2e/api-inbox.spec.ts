import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { Timekeeper } from '#journeys'
import { StandingClock, startServer, type Server } from '../support/server.js'

interface Inbox {
  readonly handoffs: readonly { readonly id: string; readonly overdue: boolean }[]
  readonly waiting: readonly { readonly id: string }[]
  readonly promises: readonly { readonly text: string }[]
  readonly circles: readonly { readonly kind: string }[]
}
const empty: Inbox = { handoffs: [], waiting: [], promises: [], circles: [] }

describe('the inbox over GraphQL', () => {
  let server: Server
  let clientId: string
  let journeyId: string
  let carla: string
  let chris: string
  /** Of the last command. */
  let position: string
  const clock = new StandingClock(Date.parse('2026-03-02T10:00:00Z'))

  /** Gives a command, and answers the fields of its payload. */
  async function tell<Payload>(command: string, input: object, fields = ''): Promise<Payload> {
    const type = `${command[0]?.toUpperCase()}${command.slice(1)}Input`
    const text = `mutation ($input: ${type}!) { ${command}(input: $input) { position ${fields} } }`
    const answer = (await server.gql<Record<string, Payload & { position: string }>>(text, { input }))[command]
    if (!answer) throw new Error(`${command} was not answered.`)
    position = answer.position
    return answer
  }
  const told = (command: string, input: object) => tell(command, { clientId, journeyId, ...input })
  async function inbox(whose: object): Promise<Inbox> {
    const text = `query ($role: ID, $member: ID, $first: Int, $position: Position) {
      inbox(role: $role, member: $member, first: $first, atLeast: $position) {
      handoffs { id overdue } waiting { id } promises { text } circles { kind } } }`
    return (await server.gql<{ inbox: Inbox }>(text, { ...whose, position })).inbox
  }
  const member = async (name: string) =>
    (await tell<{ member: { id: string } }>('registerMember', { name, roles: ['cs'] }, 'member { id }')).member.id
  const touch = (occurredAt: string, role: string, direction: string) =>
    tell<{ journey: { id: string } }>(
      'recordTouchpoint',
      {
        client: { id: clientId },
        touchpoint: { occurredAt, role, direction, source: { system: 'desk', thread: 'T-1' } },
      },
      'journey { id }',
    )

  beforeAll(async () => {
    server = await startServer({ clock })
    clientId = (await tell<{ client: { id: string } }>('registerClient', { name: 'Bureau' }, 'client { id }')).client.id
    ;[carla, chris] = [await member('Carla'), await member('Chris')]
    journeyId = (await touch('2026-03-02T10:00:00Z', 'account', 'INBOUND')).journey.id
  })
  afterAll(() => server.stop())

  it('is of a role or a member that are known', async () => {
    const refusal = async (whose: Record<string, unknown>) => {
      const text = 'query ($role: ID, $member: ID) { inbox(role: $role, member: $member) { waiting { id } } }'
      const { errors } = await server.gql.answer(text, whose)
      return errors?.[0]?.extensions
    }
    expect(await refusal({})).toMatchObject({ code: 'BAD_INPUT' })
    expect(await refusal({ role: 'cook' })).toEqual({ code: 'UNKNOWN_ROLE', path: ['role'] })
    expect(await refusal({ member: 'Nobody' })).toEqual({ code: 'MEMBER_NOT_FOUND', path: ['member'] })
  })

  it('shows a role the clients who wait for it, and its circles', async () => {
    expect(await inbox({ role: 'AM' })).toEqual({ ...empty, waiting: [{ id: journeyId }] })
    expect(await inbox({ role: 'cs' })).toEqual(empty)
    clock.moveTo('2026-03-03T10:01:00Z')
    await server.app.get(Timekeeper, { strict: false }).look()
    expect((await inbox({ role: 'account' })).circles).toEqual([{ kind: 'LIMBO' }])
  })

  it('shows what is offered until it is accepted, and then who waits', async () => {
    const { handoff } = await tell<{ handoff: { id: string } }>(
      'offerHandoff',
      { clientId, journeyId, to: 'cs' },
      'handoff { id }',
    )
    const offered = { ...empty, handoffs: [{ id: handoff.id, overdue: false }] }
    expect(await inbox({ role: 'cs' })).toEqual(offered)
    expect(await inbox({ member: 'carla' })).toEqual(offered)
    expect(await inbox({ member: chris })).toEqual(offered)
    expect(await inbox({ role: 'account', member: chris })).toMatchObject({ handoffs: [] })
    clock.moveTo('2026-03-05T10:00:00Z')
    expect(await inbox({ role: 'cs' })).toMatchObject({ handoffs: [{ overdue: true }] })

    await told('acceptHandoff', { handoffId: handoff.id })
    const waiting = { handoffs: [], waiting: [{ id: journeyId }] }
    expect(await inbox({ role: 'cs' })).toMatchObject(waiting)
    expect(await inbox({ role: 'account' })).toEqual(empty)
    expect(await inbox({ member: chris })).toMatchObject(waiting)
  })

  it('shows a client to who serves them, and to who covers for one who is absent', async () => {
    await tell('assignMember', { clientId, memberId: chris, role: 'cs', as: 'PRIMARY' })
    await tell('assignMember', { clientId, memberId: carla, role: 'cs', as: 'BACKUP' })
    await told('makePromise', { role: 'cs', text: 'later', dueAt: '2026-03-30T09:00:00Z' })
    await told('makePromise', { role: 'cs', member: 'Chris', text: 'sooner', dueAt: '2026-03-20T09:00:00Z' })
    const all = { waiting: [{ id: journeyId }], promises: [{ text: 'sooner' }, { text: 'later' }] }
    expect(await inbox({ member: 'Chris' })).toMatchObject(all)
    expect(await inbox({ member: 'Carla' })).toEqual(empty)
    expect(await inbox({ member: 'Chris', first: 1 })).toMatchObject({ promises: [{ text: 'sooner' }] })

    await tell('setAbsence', { memberId: chris, from: '2026-03-05T00:00:00Z', to: '2026-03-12T00:00:00Z' })
    expect(await inbox({ member: 'Carla' })).toMatchObject(all)
    expect(await inbox({ member: 'Chris' })).toMatchObject({ waiting: [], promises: [{ text: 'sooner' }] })
  })

  it('passes on what was for one who does not have the role any more', async () => {
    await tell('liftAbsence', { memberId: chris, from: '2026-03-05T00:00:00Z', to: '2026-03-12T00:00:00Z' })
    await tell('changeMemberRoles', { memberId: chris, roles: ['support'] })
    const later = { waiting: [{ id: journeyId }], promises: [{ text: 'later' }] }
    expect(await inbox({ member: 'Carla' })).toMatchObject(later)
    expect(await inbox({ member: 'Chris' })).toEqual(empty)
    expect(await inbox({ role: 'cs' })).toMatchObject({ promises: [{ text: 'sooner' }, { text: 'later' }] })
    await tell('changeMemberRoles', { memberId: chris, roles: ['cs'] })
    expect(await inbox({ member: 'Carla' })).toEqual(empty)
  })

  it('is empty once the client is answered and the journey resolved', async () => {
    await touch('2026-03-05T10:00:00Z', 'cs', 'OUTBOUND')
    expect(await inbox({ role: 'cs' })).toMatchObject({ waiting: [], circles: [] })
    await told('resolveJourney', {})
    expect(await inbox({ role: 'cs' })).toEqual(empty)
  })
})
