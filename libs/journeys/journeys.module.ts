import { Module } from '@nestjs/common'
import { MembersModule } from '#members'
import { ClientCommands } from './commands/client-commands.js'
import { commandHandlers } from './commands/handlers.js'
import { queryHandlers } from './queries/handlers.js'
import { Timekeeper } from './timekeeper.js'
import { Verifier } from './verifier.js'

/** Clients and their journeys: what can be told to them and asked of them. */
@Module({
  imports: [MembersModule],
  providers: [...commandHandlers, ...queryHandlers, Timekeeper, Verifier],
  exports: [ClientCommands, Timekeeper, Verifier],
})
export class JourneysModule {}
