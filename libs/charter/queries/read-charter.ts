import { QueryHandler, type IQueryHandler } from '@nestjs/cqrs'
import { ActorQuery, type Actor } from '#access'
import { Charters } from '../charters.js'
import type { Charter } from '../domain/charter.js'

/** Asks for a version of the charter, the latest by default. An unknown version is not there. */
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
  constructor(private readonly charters: Charters) {}

  async execute({ version }: ReadCharter): Promise<Charter | undefined> {
    const history = await this.charters.history()
    return version === undefined ? history.latest : history.version(version)
  }
}
