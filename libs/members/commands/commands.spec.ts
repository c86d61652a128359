import { randomUUID } from 'node:crypto'
import { localOperator } from '#access'
import { Charters } from '#charter'
import { Clock, KeyedHash, MemoryEventStore, type EventStore } from '#event-sourcing'
import { AddMemberAlias, AddMemberAliasHandler } from './add-member-alias.js'
import { MemberRegistry } from './member-registry.js'
import { Members } from './members.js'
import { RegisterMember, RegisterMemberHandler } from './register-member.js'

class StoppedClock extends Clock {
  now(): number {
    return Date.parse('2026-06-01T00:00:00Z')
  }
}

/** One process on a store. */
function processOn(store: EventStore) {
  const clock = new StoppedClock()
  const members = new Members(store, new Charters(store, clock), clock)
  const registry = new MemberRegistry(members, store, clock, new KeyedHash(Buffer.from('a key for the specs')))
  return {
    members,
    register: (input: ConstructorParameters<typeof RegisterMember>[1]) =>
      new RegisterMemberHandler(registry).execute(new RegisterMember(localOperator, input)),
    addAlias: (input: ConstructorParameters<typeof AddMemberAlias>[1]) =>
      new AddMemberAliasHandler(registry).execute(new AddMemberAlias(localOperator, input)),
  }
}

describe('RegisterMember', () => {
  it('answers a repeat with the first result, whatever the process', async () => {
    const store = new MemoryEventStore()
    const command = { commandId: randomUUID(), name: 'Ada Lovelace', aliases: ['ada.l'], roles: ['AM'] }
    const first = await processOn(store).register(command)
    expect(await processOn(store).register(command)).toEqual({ ...first, repeated: true })
  })

  it('keeps roles in the charter’s spelling', async () => {
    const { register, members } = processOn(new MemoryEventStore())
    const { memberId } = await register({ name: 'Ada', roles: ['AM', 'cs'] })
    expect(await members.rolesOf(memberId)).toEqual(['account', 'cs'])
  })

  it.each([
    ['a name', { name: 'ADA' }, ['name']],
    ['a name that is another’s alias', { name: 'ada.l' }, ['name']],
    ['an alias', { name: 'Grace', aliases: ['grace.h', 'Ada'] }, ['aliases', 1]],
  ])('refuses %s that belongs to another member', async (_what, input, path) => {
    const { register } = processOn(new MemoryEventStore())
    await register({ name: 'Ada', aliases: ['ada.l'] })
    await expect(register(input)).rejects.toMatchObject({ code: 'MEMBER_NAME_TAKEN', path })
  })

  it('leaves the names of a refused registration free', async () => {
    const { register } = processOn(new MemoryEventStore())
    const { memberId } = await register({ name: 'Ada' })
    await expect(register({ name: 'Grace', aliases: ['grace.h', 'Ada'] })).rejects.toMatchObject({
      path: ['aliases', 1],
    })
    await expect(register({ name: 'Grace', roles: ['janitor'] })).rejects.toMatchObject({ code: 'UNKNOWN_ROLE' })
    const grace = await register({ name: 'Grace', aliases: ['grace.h'] })
    expect(grace.memberId).not.toBe(memberId)
  })

  it('gives a name to one of those who want it at once', async () => {
    const store = new MemoryEventStore()
    const registered = await Promise.allSettled(
      Array.from({ length: 8 }, () => processOn(store).register({ name: 'Ada' })),
    )
    expect(registered.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  })

  it('refuses an address that is none, and says where', () =>
    expect(() => new RegisterMember(localOperator, { name: 'Ada', email: 'ada' })).toThrow(
      expect.objectContaining({ code: 'BAD_INPUT', path: ['email'] }),
    ))
})

describe('AddMemberAlias', () => {
  it('answers a repeat with the first result, whatever the process', async () => {
    const store = new MemoryEventStore()
    const { memberId } = await processOn(store).register({ name: 'Ada' })
    const command = { commandId: randomUUID(), memberId, alias: 'ada.l' }
    const first = await processOn(store).addAlias(command)
    expect(await processOn(store).addAlias(command)).toEqual({ ...first, repeated: true })
  })

  it('keeps the name from all others', async () => {
    const { register, addAlias } = processOn(new MemoryEventStore())
    const [ada, grace] = [await register({ name: 'Ada' }), await register({ name: 'Grace' })]
    await addAlias({ memberId: ada.memberId, alias: 'ada.l' })
    const taken = { code: 'MEMBER_NAME_TAKEN', path: ['alias'] }
    await expect(addAlias({ memberId: grace.memberId, alias: 'Ada.L' })).rejects.toMatchObject(taken)
    await expect(addAlias({ memberId: grace.memberId, alias: 'ada' })).rejects.toMatchObject(taken)
    await expect(register({ name: 'ada.l' })).rejects.toMatchObject({ code: 'MEMBER_NAME_TAKEN', path: ['name'] })
  })

  it('gives a name to one of two who want it at once', async () => {
    const store = new MemoryEventStore()
    const { register } = processOn(store)
    const both = [await register({ name: 'Ada' }), await register({ name: 'Grace' })]
    const added = await Promise.allSettled(
      both.map(({ memberId }) => processOn(store).addAlias({ memberId, alias: 'lead' })),
    )
    expect(added.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  })

  it('leaves the name free where there is no such member', async () => {
    const { register, addAlias } = processOn(new MemoryEventStore())
    await expect(addAlias({ memberId: randomUUID(), alias: 'ada.l' })).rejects.toMatchObject({
      code: 'MEMBER_NOT_FOUND',
      path: ['memberId'],
    })
    await register({ name: 'Ada', aliases: ['ada.l'] })
  })
})

it('knows no roles of a member that is not there', async () =>
  expect(await processOn(new MemoryEventStore()).members.rolesOf(randomUUID())).toBeUndefined())
