import { Module } from '@nestjs/common'
import { CharterResolver } from './charter.resolver.js'

/** The charter over GraphQL. */
@Module({ providers: [CharterResolver] })
export class CharterGraphqlModule {}
