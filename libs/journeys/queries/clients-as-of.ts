import { setImmediate as nextTurn } from 'node:timers/promises'
import { QueryHandler, type IQueryHandler } from '@nestjs/cqrs'
import { z } from 'zod'
import { ActorQuery, type Actor } from '#access'
import { Charters, type CharterHistory } from '#charter'
import { Clock, EventStore, isKnown, valid, type Look } from '#event-sourcing'
import { streamOfClient } from '../commands/client-commands.js'
import { journeysAsOf, type JourneyAsOf } from '../domain/as-of.js'
import { client } from '../domain/client.js'
import { clientEvents } from '../domain/events.js'
import { instant } from '../domain/touchpoint.js'
import { milliseconds } from './look.js'
import { mustHaveCome } from './must-have-come.js'

const input = z.strictObject({
  /** As they stood at this instant. */
  at: instant.optional(),
  /** By what had been recorded by this one. */
  knownAt: instant.optional(),
})

/**
 * The journeys of each of some clients as they stood, by what had been recorded. It reads the events of each client
 * from the first one on. Refuses with `BAD_INPUT` and `TIME_IN_FUTURE`.
 */
export class ClientsAsOf extends ActorQuery<ReadonlyMap<string, readonly JourneyAsOf[]>> {
  readonly input: z.output<typeof input>

  constructor(
    readonly actor: Actor,
    readonly clientIds: readonly string[],
    from: z.input<typeof input>,
  ) {
    super()
    this.input = valid(input, from)
  }
}

@QueryHandler(ClientsAsOf)
export class ClientsAsOfHandler implements IQueryHandler<ClientsAsOf> {
  constructor(
    private readonly store: EventStore,
    private readonly charters: Charters,
    private readonly clock: Clock,
  ) {}

  async execute({ clientIds, input }: ClientsAsOf): Promise<Map<string, JourneyAsOf[]>> {
    mustHaveCome(input, this.clock.now())
    const look = { at: milliseconds(input.at), knownAt: milliseconds(input.knownAt) }
    const charters = await this.charters.history()
    const journeys = new Map<string, JourneyAsOf[]>()
    for (const id of clientIds) {
      journeys.set(id, await this.journeysOf(id, charters, look))
      await nextTurn()
    }
    return journeys
  }

  private async journeysOf(clientId: string, charters: CharterHistory, look: Look): Promise<JourneyAsOf[]> {
    let state = client.initialState()
    for await (const recorded of this.store.readStream(streamOfClient(clientId)))
      if (isKnown(recorded.metadata.recordedAt, look)) state = client.evolve(state, clientEvents.decode(recorded))
    return journeysAsOf(state, charters, look)
  }
}
