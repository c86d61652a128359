import { Injectable } from '@nestjs/common'
import { CommandBus, QueryBus } from '@nestjs/cqrs'
import { authorize } from './authorize.js'
import type { ActorCommand, ActorQuery } from './messages.js'

/** The one door: every command and every query passes it, and here it is decided who may. */
@Injectable()
export class Door {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
  ) {}

  /** Gives a command to its handler. */
  async execute<Result>(command: ActorCommand<Result>): Promise<Result> {
    authorize(command.actor, command)
    return this.commands.execute(command)
  }

  /** Asks a query of its handler. */
  async ask<Result>(query: ActorQuery<Result>): Promise<Result> {
    authorize(query.actor, query)
    return this.queries.execute(query)
  }
}
