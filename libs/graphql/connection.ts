import type { Type } from '@nestjs/common'
import { ArgsType, Field, Int, ObjectType } from '@nestjs/graphql'
import type { ShownPage } from './shown.js'

/** Where a page stands. */
@ObjectType({ description: 'Where a page stands among all pages.' })
export class PageInfo {
  @Field({ description: 'Whether rows follow behind this page.' })
  hasNextPage!: boolean

  @Field({ description: 'Whether rows come before this page.' })
  hasPreviousPage!: boolean

  @Field(() => String, { nullable: true, description: 'The cursor of the first row.' })
  startCursor?: string

  @Field(() => String, {
    nullable: true,
    description: 'The cursor of the last row: hand it to `after` for the next page.',
  })
  endCursor?: string
}

/** Which page of a connection. */
@ArgsType()
export class PageArgs {
  @Field(() => Int, { nullable: true, description: 'How many rows, 1 to 200. 25 by default.' })
  first?: number

  @Field(() => String, {
    nullable: true,
    description: 'The cursor behind which the page begins: the `endCursor` of the page before.',
  })
  after?: string
}

/** The connection of a type after the Relay cursor specification, `ClientConnection` for `Client`. */
export function connection<Node extends object>(node: Type<Node>, name: string, plural: string): Type<ShownPage<Node>> {
  @ObjectType(`${name}Edge`, { description: `One of a page of ${plural}, with its cursor.` })
  class Edge {
    @Field(() => node, { description: 'The row itself.' })
    node!: Node

    @Field({ description: 'Marks the place of the row: a page can begin behind it.' })
    cursor!: string
  }

  @ObjectType(`${name}Connection`, { description: `A page of ${plural}.` })
  class Connection implements ShownPage<Node> {
    @Field(() => [Edge], { description: 'The rows of the page, in order.' })
    edges!: Edge[]

    @Field({ description: 'Where the page stands.' })
    pageInfo!: PageInfo

    @Field(() => Int, { description: 'How many rows all pages have together. Counted only when asked for.' })
    totalCount!: Promise<number>
  }

  return Connection
}
