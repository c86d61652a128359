import { Injectable } from '@nestjs/common'
import { CommandBus, QueryBus } from '@nestjs/cqrs'
import { Instruments, unwatched, type HandledMessage } from '#event-sourcing'
import type { Actor } from './actor.js'
import { authorize } from './authorize.js'
import type { ActorCommand, ActorQuery } from './messages.js'
import type { CommandOrigin } from './valid-messages.js'

/** The one door: every command and every query passes it, and here it is decided who may. */
@Injectable()
export class Door {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
    private readonly instruments: Instruments = unwatched,
  ) {}

  /** Gives a command to its handler. */
  async execute<Result>(command: ActorCommand<Result>): Promise<Result> {
    return this.instruments.handling(described('command', command), async () => {
      authorize(command.actor, command)
      return this.commands.execute(command)
    })
  }

  /** Asks a query of its handler. */
  async ask<Result>(query: ActorQuery<Result>): Promise<Result> {
    return this.instruments.handling(described('query', query), async () => {
      authorize(query.actor, query)
      return this.queries.execute(query)
    })
  }
}

function described(
  kind: HandledMessage['kind'],
  message: { readonly actor: Actor; readonly origin?: CommandOrigin },
): HandledMessage {
  const { commandId } = message.origin ?? {}
  return {
    kind,
    type: message.constructor.name,
    actor: message.actor.id,
    ...(commandId !== undefined && { commandId }),
  }
}
