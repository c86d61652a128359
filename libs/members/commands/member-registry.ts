import { Injectable } from '@nestjs/common'
import type { CommandOrigin } from '#access'
import { Clock, EventStore, KeyedHash, Reservations, uuidV5 } from '#event-sourcing'
import type { MemberCommandOf } from '../domain/commands.js'
import { nameKey } from '../domain/member-name.js'
import { refuse } from '../domain/refusals.js'
import { memberNameEvents, type MemberNameEvent } from '../domain/reservation.js'
import { Members, type MemberRecordedAt } from './members.js'

const MEMBERS = '8c0b6f0a-5a4d-4f0f-9b56-0f3f1f2a7c41'

/** Registers members, and gives them names. Names and aliases are unique together, each kept by a reservation. */
@Injectable()
export class MemberRegistry {
  private readonly names: Reservations<MemberNameEvent>

  constructor(
    private readonly members: Members,
    store: EventStore,
    clock: Clock,
    hash: KeyedHash,
  ) {
    this.names = new Reservations({ store, clock, hash, catalogue: memberNameEvents, type: 'MemberNameReserved' })
  }

  /**
   * Registers a member. The id follows from the command's, so that a repeat registers none. Where the name is
   * reserved, its member is asked: one that is known refuses; one whose registration did not come to it is completed.
   */
  async register(
    registration: Omit<MemberCommandOf<'RegisterMember'>, 'type' | 'memberId'>,
    origin: CommandOrigin,
  ): Promise<MemberRecordedAt> {
    const { name, aliases } = registration
    const memberId = await this.claim(name, uuidV5(origin.commandId, MEMBERS), origin)
    if ((await this.members.rolesOf(memberId)) === undefined) await this.claimAliases(aliases, memberId, origin)
    return this.members.record(memberId, { type: 'RegisterMember', memberId, ...registration }, origin)
  }

  /** Gives a member one more name. Refuses one that belongs to another member. */
  async addAlias(memberId: string, alias: string, origin: CommandOrigin): Promise<MemberRecordedAt> {
    const isKnown = (await this.members.rolesOf(memberId)) !== undefined
    if (isKnown && (await this.claim(alias, memberId, origin)) !== memberId) taken(alias, ['alias'])
    return this.members.record(memberId, { type: 'AddMemberAlias', alias }, origin)
  }

  /** Looks at all before it claims one: what is refused should leave no name behind. */
  private async claimAliases(aliases: readonly string[], memberId: string, origin: CommandOrigin): Promise<void> {
    for (const [index, alias] of aliases.entries()) {
      const holder = await this.names.find(named(alias))
      if (holder && holder.memberId !== memberId) taken(alias, ['aliases', index])
    }
    for (const [index, alias] of aliases.entries()) {
      if ((await this.claim(alias, memberId, origin)) !== memberId) taken(alias, ['aliases', index])
    }
  }

  /** Reserves a name, and tells whose it is. */
  private async claim(name: string, memberId: string, origin: CommandOrigin): Promise<string> {
    return (await this.names.claim(named(name), { memberId }, origin)).memberId
  }
}

const named = (name: string): [string, string] => ['member', nameKey(name)]

const taken = (alias: string, path: readonly (string | number)[]): never =>
  refuse('MEMBER_NAME_TAKEN', `${alias} is the name of another member.`, path)
