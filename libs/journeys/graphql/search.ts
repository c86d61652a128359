import { ArgsType, Field, ID, Int, ObjectType } from '@nestjs/graphql'
import { Position } from '#graphql'
import type { SnippetPart } from '#views'
import type { SearchHit } from '../queries/search-hit.js'
import { SearchHitKindEnum } from './enums.js'

@ArgsType()
export class SearchArgs {
  @Field(() => String, {
    description:
      'The beginnings of words, all of which must be found; what is in quotation marks, as it stands. At most 200 characters, at least two letters or digits.',
  })
  text!: string

  @Field(() => Int, { nullable: true, description: 'How many hits, 1 to 100. 20 by default.' })
  first?: number

  @Field(() => ID, { nullable: true, description: 'Of this client alone.' })
  clientId?: string

  @Field(() => Position, {
    nullable: true,
    description: 'Wait until the answer holds what was recorded up to here, at most five seconds.',
  })
  atLeast?: string
}

@ObjectType('SnippetPart', { description: 'A piece of a snippet: all of it is what was asked for, or none of it.' })
export class SnippetPartObject implements SnippetPart {
  @Field(() => String, { description: 'The piece, as plain text on one line.' })
  text!: string

  @Field(() => Boolean, { description: 'Whether it is what was asked for.' })
  isMatch!: boolean
}

@ObjectType('SearchHit', { description: 'Something that a search has found.' })
export class SearchHitObject {
  constructor(readonly hit: SearchHit) {}

  @Field(() => SearchHitKindEnum, { description: 'What was found.' })
  get kind(): SearchHit['kind'] {
    return this.hit.kind
  }

  @Field(() => [SnippetPartObject], { description: 'The words around what was asked for, piece by piece.' })
  get snippet(): readonly SnippetPart[] {
    return this.hit.snippet
  }
}
