import { Module } from '@nestjs/common'
import { commandHandlers } from './commands/handlers.js'
import { Members } from './commands/members.js'
import { MemberViews } from './queries/member-views.js'
import { queryHandlers } from './queries/handlers.js'

/** Our people: what can be told of them and asked of them. */
@Module({ providers: [...commandHandlers, ...queryHandlers], exports: [Members, MemberViews] })
export class MembersModule {}
