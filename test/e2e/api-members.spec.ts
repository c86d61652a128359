import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { randomUUID } from 'node:crypto'
import { Verifier } from '#journeys'
import { startServer, StandingClock, type Server } from '../support/server.js'

const member = 'id name aliases email roles teams absences { from to reason }'
const assignment = 'role kind from to absent lacksRole onDuty member { name } coveredBy { name }'

interface Member {
  id: string
  name: string
  roles: string[]
}

interface Told<Shown> {
  position: string
  repeated: boolean
  member: Member
  client: Shown
}

describe('members over GraphQL', () => {
  let server: Server
  let ada: string
  let grace: string
  let clientId: string

  const input = (command: string) => `${command[0]!.toUpperCase()}${command.slice(1)}Input`
  const mutation = (command: string, shows: string) =>
    `mutation ($input: ${input(command)}!) { ${command}(input: $input) { position repeated ${shows} } }`
  const tell = async (command: string, said: object, shows = `member { ${member} }`) =>
    (await server.gql<Record<string, Told<{ team: unknown[] }>>>(mutation(command, shows), { input: said }))[command]!
  const refused = async (command: string, said: object) => {
    const { errors } = await server.gql.answer(mutation(command, ''), { input: said })
    return errors?.[0]?.extensions
  }
  const team = async (at: string) => {
    const { client } = await server.gql<{ client: { team: unknown[] } }>(
      `query ($id: ID!, $at: DateTime) { client(id: $id) { team(at: $at) { ${assignment} } } }`,
      { id: clientId, at },
    )
    return client.team
  }
  const names = async (filter: object) => {
    const { members } = await server.gql<{ members: { totalCount: number; edges: { node: Member }[] } }>(
      'query ($filter: MemberFilter) { members(filter: $filter) { totalCount edges { node { name } } } }',
      { filter },
    )
    expect(members.totalCount).toBe(members.edges.length)
    return members.edges.map(({ node }) => node.name)
  }

  beforeAll(async () => {
    server = await startServer({ clock: new StandingClock(Date.parse('2026-03-20T12:00:00Z')) })
    clientId = (
      await server.gql<{ registerClient: { client: { id: string } } }>(
        'mutation { registerClient(input: { name: "Bureau" }) { client { id } } }',
      )
    ).registerClient.client.id
  })
  afterAll(() => server.stop())

  it('registers them once, with roles as the charter spells them', async () => {
    const commandId = randomUUID()
    const said = { commandId, name: 'Ada Lovelace', aliases: ['ada.l'], email: 'ada@example.org', roles: ['AM'] }
    const first = await tell('registerMember', said)
    expect(first).toMatchObject({ repeated: false, member: { name: 'Ada Lovelace', roles: ['account'], teams: [] } })
    expect(await tell('registerMember', said)).toEqual({ ...first, repeated: true })
    ada = first.member.id
    grace = (await tell('registerMember', { name: 'Grace Hopper', roles: ['cs'], teams: ['north'] })).member.id
  })

  it('refuses a name that is taken, and a role that is unknown', async () => {
    expect(await refused('registerMember', { name: 'ADA.L' })).toEqual({ code: 'MEMBER_NAME_TAKEN', path: ['name'] })
    expect(await refused('registerMember', { name: 'Eve', aliases: ['Grace Hopper'] })).toEqual({
      code: 'MEMBER_NAME_TAKEN',
      path: ['aliases', 0],
    })
    expect(await refused('registerMember', { name: 'Eve', roles: ['cs', 'janitor'] })).toEqual({
      code: 'UNKNOWN_ROLE',
      path: ['roles', 1],
    })
    expect(await refused('changeMemberRoles', { memberId: randomUUID(), roles: ['cs'] })).toEqual({
      code: 'MEMBER_NOT_FOUND',
      path: ['memberId'],
    })
  })

  it('changes roles and teams', async () => {
    const { member } = await tell('changeMemberRoles', { memberId: grace, roles: ['cs', 'AM'] })
    expect(member).toMatchObject({ roles: ['cs', 'account'], teams: ['north'] })
  })

  it('adds a name under which tools know them', async () => {
    const said = { commandId: randomUUID(), memberId: ada, alias: 'lovelace' }
    const first = await tell('addMemberAlias', said)
    expect(first.member).toMatchObject({ aliases: ['ada.l', 'lovelace'] })
    expect(await tell('addMemberAlias', said)).toEqual({ ...first, repeated: true })
    expect(await refused('addMemberAlias', { memberId: grace, alias: 'LOVELACE' })).toEqual({
      code: 'MEMBER_NAME_TAKEN',
      path: ['alias'],
    })
    expect(await refused('addMemberAlias', { memberId: randomUUID(), alias: 'nobody' })).toEqual({
      code: 'MEMBER_NOT_FOUND',
      path: ['memberId'],
    })
    expect(await server.gql('{ member(name: "Lovelace") { name } }')).toEqual({ member: { name: 'Ada Lovelace' } })
  })

  it('sets absences, and lifts them', async () => {
    const holiday = { memberId: ada, from: '2026-03-09T00:00:00Z', to: '2026-03-14T00:00:00Z', reason: 'holiday' }
    const commandId = randomUUID()
    const first = await tell('setAbsence', { ...holiday, commandId })
    expect(await tell('setAbsence', { ...holiday, commandId })).toEqual({ ...first, repeated: true })
    const elsewhen = { memberId: ada, from: '2026-05-01T00:00:00+04:00', to: '2026-05-02T00:00:00+04:00' }
    await tell('setAbsence', elsewhen)
    const { member } = await tell('liftAbsence', elsewhen)
    expect(member).toMatchObject({
      absences: [{ from: '2026-03-09T00:00:00.000Z', to: '2026-03-14T00:00:00.000Z', reason: 'holiday' }],
    })
    expect(await refused('setAbsence', { ...holiday, to: holiday.from })).toEqual({
      code: 'ABSENCE_ENDS_BEFORE_IT_BEGINS',
      path: ['to'],
    })
    expect(await refused('liftAbsence', elsewhen)).toEqual({ code: 'ABSENCE_NOT_FOUND', path: ['from'] })
  })

  it('finds them by name, alias, role, team and absence', async () => {
    const found = await server.gql('{ member(name: "Ada.L") { name } other: member(name: "nobody") { name } }')
    expect(found).toEqual({ member: { name: 'Ada Lovelace' }, other: null })
    expect(await names({})).toEqual(['Ada Lovelace', 'Grace Hopper'])
    expect(await names({ role: 'account' })).toEqual(['Ada Lovelace', 'Grace Hopper'])
    expect(await names({ role: 'cs', text: 'HOPP' })).toEqual(['Grace Hopper'])
    expect(await names({ team: 'north' })).toEqual(['Grace Hopper'])
    expect(await names({ text: 'ada.l' })).toEqual(['Ada Lovelace'])
    expect(await names({ absentAt: '2026-03-10T00:00:00Z' })).toEqual(['Ada Lovelace'])
    expect(await names({ absentAt: '2026-03-14T00:00:00Z' })).toEqual([])
  })

  it('assigns a primary and a backup, who covers while the primary is away', async () => {
    const from = '2026-03-02T00:00:00Z'
    const backup = { clientId, memberId: grace, role: 'AM', as: 'BACKUP', from }
    await tell('assignMember', { clientId, memberId: ada, role: 'AM', as: 'PRIMARY', from }, '')
    const { client } = await tell('assignMember', backup, 'client { team { role member { name } } }')
    expect(client.team).toEqual([
      { role: 'account', member: { name: 'Ada Lovelace' } },
      { role: 'account', member: { name: 'Grace Hopper' } },
    ])
    const primary = { role: 'account', kind: 'PRIMARY', to: null, member: { name: 'Ada Lovelace' } }
    expect(await team('2026-03-04T00:00:00Z')).toMatchObject([
      { ...primary, absent: false, onDuty: true, coveredBy: null },
      { kind: 'BACKUP', onDuty: false },
    ])
    expect(await team('2026-03-10T00:00:00Z')).toMatchObject([
      { ...primary, absent: true, onDuty: false, coveredBy: { name: 'Grace Hopper' } },
      { kind: 'BACKUP', onDuty: true },
    ])
    expect(await team('2026-03-01T00:00:00Z')).toEqual([])
  })

  it('changes the primary from an instant on, and answers a repeat as the first time', async () => {
    const command = {
      commandId: randomUUID(),
      clientId,
      memberId: grace,
      role: 'account',
      as: 'PRIMARY',
      from: '2026-03-16T00:00:00Z',
    }
    const shows = `client { team { ${assignment} } }`
    const first = await tell('assignMember', command, shows)
    expect(first.client.team).toMatchObject([{ kind: 'PRIMARY', onDuty: true, member: { name: 'Grace Hopper' } }])
    expect(await tell('assignMember', command, shows)).toEqual({ ...first, repeated: true })
    expect(await team('2026-03-15T00:00:00Z')).toMatchObject([
      { to: '2026-03-16T00:00:00.000Z', member: { name: 'Ada Lovelace' } },
      { to: '2026-03-16T00:00:00.000Z', member: { name: 'Grace Hopper' } },
    ])
  })

  it('shows who does not have the role any more, as far as the present goes', async () => {
    const now = '2026-03-20T12:00:00Z'
    const assigned = { role: 'account', member: { name: 'Grace Hopper' } }
    await tell('changeMemberRoles', { memberId: grace, roles: ['cs'] })
    expect(await team(now)).toMatchObject([{ ...assigned, lacksRole: true, onDuty: false }])
    expect(await team('2026-03-18T00:00:00Z')).toMatchObject([{ ...assigned, lacksRole: false, onDuty: true }])
    await tell('changeMemberRoles', { memberId: grace, roles: ['cs', 'AM'] })
    expect(await team(now)).toMatchObject([{ ...assigned, lacksRole: false, onDuty: true }])
  })

  it('shows the clients of a member at an instant', async () => {
    const served = await server.gql<{ member: object }>(
      'query ($id: ID!) { member(id: $id) { now: clients { name } then: clients(at: "2026-03-10T00:00:00Z") { name } } }',
      { id: ada },
    )
    expect(served).toEqual({ member: { now: [], then: [{ name: 'Bureau' }] } })
  })

  it('releases a member, and refuses what cannot be', async () => {
    const at = { clientId, memberId: grace, role: 'account' }
    const { client } = await tell('releaseMember', at, 'client { team { role } }')
    expect(client.team).toEqual([])
    expect(await refused('releaseMember', at)).toEqual({ code: 'NOT_ASSIGNED', path: ['memberId'] })
    const assigning = { ...at, as: 'PRIMARY' }
    expect(await refused('assignMember', { ...assigning, role: 'support' })).toEqual({
      code: 'MEMBER_LACKS_ROLE',
      path: ['role'],
    })
    expect(await refused('assignMember', { ...assigning, role: 'janitor' })).toMatchObject({ code: 'UNKNOWN_ROLE' })
    expect(await refused('assignMember', { ...assigning, memberId: randomUUID() })).toEqual({
      code: 'MEMBER_NOT_FOUND',
      path: ['memberId'],
    })
    expect(await refused('assignMember', { ...assigning, clientId: randomUUID() })).toEqual({
      code: 'CLIENT_NOT_FOUND',
      path: ['clientId'],
    })
    expect(
      await refused('assignMember', { ...assigning, from: '2026-03-18T00:00:00Z', to: '2026-03-17T00:00:00Z' }),
    ).toEqual({ code: 'ASSIGNMENT_ENDS_BEFORE_IT_BEGINS', path: ['to'] })
  })

  it('leaves nothing behind that a verification would complain of', async () => {
    const { faults } = await server.app.get(Verifier, { strict: false }).verify()
    expect(faults).toEqual([])
  })
})
