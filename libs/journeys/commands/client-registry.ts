import { Injectable } from '@nestjs/common'
import { DomainError, uuidV5, type Position } from '#event-sourcing'
import type { ClientRef } from '../domain/client-ref.js'
import { ClientCodes } from './client-codes.js'
import { ClientCommands, type CommandOrigin, type RecordedAt } from './client-commands.js'
import { Reservations } from './reservations.js'

const CLIENTS = '3f1a8f5e-6b0c-4b52-9a41-5f6f0c1d7e20'

/** What is known of a client when it registers. */
export interface Registration {
  readonly name: string
  readonly code?: string
  readonly refs: readonly ClientRef[]
}

/** The client of a touchpoint: by its id, or by a reference, with the name to register it under. */
export type ClientAddress = { readonly id: string } | { readonly ref: ClientRef; readonly name?: string }

/** Registers clients and finds them by reference; codes and references are unique, each kept by a reservation. */
@Injectable()
export class ClientRegistry {
  /** References whose client is known to be registered. */
  private readonly registered = new Set<string>()
  private readonly codes: ClientCodes

  constructor(
    private readonly clients: ClientCommands,
    private readonly reservations: Reservations,
  ) {
    this.codes = new ClientCodes(reservations)
  }

  /** Registers a client. The id follows from the command's, so that a repeat registers none. */
  async register({ name, code, refs }: Registration, origin: CommandOrigin): Promise<RecordedAt> {
    const clientId = uuidV5(origin.commandId, CLIENTS)
    for (const ref of refs) await this.reserve(clientId, ref, name, origin)
    const reserved =
      code === undefined ? await this.codeOf(clientId, name, origin) : await this.codes.claim(clientId, code, origin)
    return this.clients.record(clientId, { type: 'RegisterClient', clientId, code: reserved, name, refs }, origin)
  }

  /** Links a reference. Refuses with `REF_TAKEN` where it belongs to another client. */
  async link(clientId: string, ref: ClientRef, origin: CommandOrigin): Promise<RecordedAt> {
    await this.mustExist(clientId)
    await this.reserve(clientId, ref, undefined, origin)
    return this.clients.record(clientId, { type: 'LinkClientRef', ref }, origin)
  }

  /** The client's id; a client with an unknown reference is registered on the way. */
  async clientOf(address: ClientAddress, origin: CommandOrigin): Promise<string> {
    if ('id' in address) return address.id
    const { ref, name = ref.id } = address
    const key = JSON.stringify([ref.system, ref.id])
    const claimed = await this.reservations.claim(
      ['ref', ref.system, ref.id],
      { clientId: uuidV5(key, CLIENTS), registration: { name, ref } },
      origin,
    )
    if (this.registered.has(claimed.clientId)) return claimed.clientId
    await this.complete(claimed.clientId, claimed.registration ?? { name, ref }, origin)
    this.registered.add(claimed.clientId)
    return claimed.clientId
  }

  /** Registers the client of a reservation whose maker did not come to it. */
  private async complete(
    clientId: string,
    { name, ref }: { name: string; ref: ClientRef },
    origin: CommandOrigin,
  ): Promise<void> {
    // The state runs ahead of the disk. The command tells when the registration is durable, and repeats it where it failed.
    const code = await this.codeOf(clientId, name, origin)
    await this.clients.run(
      clientId,
      { type: 'RegisterClient', clientId, code, name, refs: [ref] },
      { ...origin, commandId: clientId },
    )
  }

  private async reserve(
    clientId: string,
    ref: ClientRef,
    name: string | undefined,
    origin: CommandOrigin,
  ): Promise<Position> {
    const registration = name === undefined ? undefined : { name, ref }
    const claimed = await this.reservations.claim(['ref', ref.system, ref.id], { clientId, registration }, origin)
    if (claimed.clientId === clientId) return claimed.position
    throw new DomainError('REF_TAKEN', `${ref.id} in ${ref.system} is another client.`, ['ref'])
  }

  /** The code that a client has, else a free one after its name. */
  private async codeOf(clientId: string, name: string, origin: CommandOrigin): Promise<string> {
    const known = await this.clients.stateOf(clientId)
    return known.clientId === undefined ? this.codes.claimFree(clientId, name, origin) : known.code
  }

  private async mustExist(clientId: string): Promise<void> {
    if (!(await this.exists(clientId)))
      throw new DomainError('CLIENT_NOT_FOUND', 'There is no such client.', ['clientId'])
  }

  private async exists(clientId: string): Promise<boolean> {
    if ((await this.clients.stateOf(clientId)).clientId !== undefined) return true
    // A state at hand does not hear of what another process records until it loses to it.
    return (await this.clients.eventAt(clientId, 0)) !== undefined
  }
}
