import { QueryHandler, type IQueryHandler } from '@nestjs/cqrs'
import { ActorQuery, type Actor } from '#access'
import { Charters } from '../charters.js'
import type { Charter } from '../domain/charter.js'

/** Asks for all versions of the charter, oldest first. */
export class ListCharters extends ActorQuery<readonly Charter[]> {
  constructor(readonly actor: Actor) {
    super()
  }
}

@QueryHandler(ListCharters)
export class ListChartersHandler implements IQueryHandler<ListCharters> {
  constructor(private readonly charters: Charters) {}

  async execute(): Promise<readonly Charter[]> {
    return (await this.charters.history()).versions
  }
}
