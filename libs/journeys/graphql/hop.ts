import { Field, Float, Int, ObjectType } from '@nestjs/graphql'
import { DateTime } from '#graphql'
import type { HopRow } from '../views/path.js'
import { MadeByEnum } from './enums.js'

@ObjectType('Hop', { description: 'The holder of a journey changes between two touchpoints that follow each other.' })
export class HopObject {
  constructor(
    readonly row: HopRow,
    /** The client among whose entries the touchpoint is found, where it may have moved to another journey since. */
    readonly clientId?: string,
  ) {}

  @Field(() => Int, { description: 'The place among the hops of the journey, from 1.' })
  get number(): number {
    return this.row.number
  }

  @Field(() => String, { description: 'The holder before; empty where nobody counts as a holder.' })
  get from(): string {
    return this.row.from_holder
  }

  @Field(() => String, { description: 'The holder after; empty where nobody counts as a holder.' })
  get to(): string {
    return this.row.to_holder
  }

  @Field(() => DateTime, { description: 'When the new holder was first in touch.' })
  get at(): number {
    return this.row.at
  }

  @Field(() => MadeByEnum, { description: 'Who or what made it.' })
  get madeBy(): HopRow['made_by'] {
    return this.row.made_by
  }

  @Field(() => Float, {
    description: 'From the last touch of the holder before to the first of the new one, in milliseconds.',
  })
  get wait(): number {
    return this.row.wait
  }

  @Field(() => Boolean, { description: 'Whether it leads back to the holder before last.' })
  get bounce(): boolean {
    return this.row.bounce === 1
  }

  @Field(() => Boolean, { description: 'Whether it was made before the first resolution of the journey.' })
  get beforeResolution(): boolean {
    return this.row.before_resolution === 1
  }
}

export const hopOf = (row: HopRow): HopObject => new HopObject(row)

/** The hops of a client's journey as it was. */
export const pastHopOf =
  (clientId: string) =>
  (row: HopRow): HopObject =>
    new HopObject(row, clientId)
