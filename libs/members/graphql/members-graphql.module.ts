import { Module } from '@nestjs/common'
import { MemberRecordedResolver, MemberResolver } from './member.resolver.js'
import { MemberMutationsResolver } from './mutations.resolver.js'

/** Members over GraphQL. */
@Module({ providers: [MemberResolver, MemberRecordedResolver, MemberMutationsResolver] })
export class MembersGraphqlModule {}
