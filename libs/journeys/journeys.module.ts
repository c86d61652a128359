import { Module } from '@nestjs/common'
import { ClientCommands } from './commands/client-commands.js'
import { commandHandlers } from './commands/handlers.js'
import { queryHandlers } from './queries/handlers.js'
import { Verifier } from './verifier.js'

/** Clients and their journeys: what can be told to them and asked of them. */
@Module({ providers: [...commandHandlers, ...queryHandlers, Verifier], exports: [ClientCommands, Verifier] })
export class JourneysModule {}
