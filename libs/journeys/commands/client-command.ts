import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs'
import { z } from 'zod'
import { commandId, ValidCommand, type Actor } from '#access'
import type { ClientCommand } from '../domain/commands.js'
import { ClientCommands, type CommandOrigin, type RecordedAt } from './client-commands.js'

/** What a command on a known client carries at least. */
export const ofClient = { commandId, clientId: z.uuid() }

/** What a command on a known journey carries at least. */
export const ofJourney = { ...ofClient, journeyId: z.uuid() }

/** A command that the client's decider answers alone: nothing is looked up for it, and nothing but its place is told. */
interface AsksClient {
  readonly clientId: string
  readonly asked: ClientCommand
  readonly origin: CommandOrigin
}

/** The message of such a command: its input, and what the decider is asked. */
export function clientCommand<Schema extends z.ZodType<{ clientId: string; commandId?: string }>>(
  schema: Schema,
  ask: (input: z.output<Schema>, commandId: string) => ClientCommand,
) {
  return class extends ValidCommand<Schema, RecordedAt> implements AsksClient {
    constructor(actor: Actor, input: z.input<Schema>) {
      super(actor, schema, input)
    }

    get clientId(): string {
      return this.input.clientId
    }

    get asked(): ClientCommand {
      return ask(this.input, this.origin.commandId)
    }
  }
}

/** The handler of such a command. */
export function handlerOf(message: new (actor: Actor, input: never) => AsksClient) {
  @CommandHandler(message)
  class ClientCommandHandler implements ICommandHandler<AsksClient> {
    constructor(private readonly clients: ClientCommands) {}

    execute({ clientId, asked, origin }: AsksClient): Promise<RecordedAt> {
      return this.clients.record(clientId, asked, origin)
    }
  }
  return ClientCommandHandler
}
