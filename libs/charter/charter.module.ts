import { Global, Module } from '@nestjs/common'
import { Charters } from './charters.js'
import { AmendCharterHandler } from './commands/amend-charter.js'
import { WithdrawCharterHandler } from './commands/withdraw-charter.js'
import { ListChartersHandler } from './queries/list-charters.js'
import { ReadCharterHandler } from './queries/read-charter.js'

/** The charter and what can be asked of it. */
@Global()
@Module({
  providers: [Charters, AmendCharterHandler, WithdrawCharterHandler, ReadCharterHandler, ListChartersHandler],
  exports: [Charters],
})
export class CharterModule {}
