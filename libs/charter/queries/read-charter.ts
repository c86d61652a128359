import { QueryHandler, type IQueryHandler } from '@nestjs/cqrs'
import { ActorQuery, type Actor } from '#access'
import { Clock } from '#event-sourcing'
import { Charters } from '../charters.js'
import type { Charter } from '../domain/charter.js'

/** Asks for a version of the charter, the one in force now by default. An unknown version is not there. */
export class ReadCharter extends ActorQuery<Charter | undefined> {
  constructor(
    readonly actor: Actor,
    readonly version?: number,
  ) {
    super()
  }
}

@QueryHandler(ReadCharter)
export class ReadCharterHandler implements IQueryHandler<ReadCharter> {
  constructor(
    private readonly charters: Charters,
    private readonly clock: Clock,
  ) {}

  async execute({ version }: ReadCharter): Promise<Charter | undefined> {
    const history = await this.charters.history()
    return version === undefined ? history.at(this.clock.now()) : history.version(version)
  }
}
