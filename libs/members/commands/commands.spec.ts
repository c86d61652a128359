import { randomUUID } from 'node:crypto'
import { localOperator } from '#access'
import { Charters } from '#charter'
import { Clock, KeyedHash, MemoryEventStore, type EventStore } from '#event-sourcing'
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

it('knows no roles of a member that is not there', async () =>
  expect(await processOn(new MemoryEventStore()).members.rolesOf(randomUUID())).toBeUndefined())
