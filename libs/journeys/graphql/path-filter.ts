import { Field, InputType, Int } from '@nestjs/graphql'
import { UnitEnum, type Unit } from '#charter'
import type { MadeBy } from '../domain/path.js'
import { MadeByEnum } from './enums.js'

const optional = (description: string) => ({ nullable: true, description })

@InputType('HopFilter', { description: 'A hop from one holder to another.' })
export class HopFilterObject {
  @Field(() => String, { description: 'The holder before; empty for nobody.' })
  from!: string

  @Field(() => String, { description: 'The holder after; empty for nobody.' })
  to!: string

  @Field(() => MadeByEnum, optional('Who or what made it.'))
  madeBy?: MadeBy
}

@InputType('PathFilter', { description: 'What the path of a journey must be like, read in one unit.' })
export class PathFilterObject {
  @Field(() => UnitEnum, optional('In what holders are compared: the role by default.'))
  unit?: Unit

  @Field(() => Boolean, optional('Whether touchpoints that name nobody count as a holder’s; no by default.'))
  countNobody?: boolean

  @Field(() => Int, optional('It has so many hops, no more and no less.'))
  hops?: number

  @Field(() => Int, optional('It has so many hops or more.'))
  minHops?: number

  @Field(() => Int, optional('It has so many distinct holders or more.'))
  minStations?: number

  @Field(() => Boolean, optional('Whether a hop led back to the holder before last.'))
  bounced?: boolean

  @Field(() => Boolean, optional('Whether it did so before the first resolution.'))
  bouncedBeforeResolution?: boolean

  @Field(() => Boolean, optional('Whether a holder reappears after another.'))
  returned?: boolean

  @Field(() => HopFilterObject, optional('It has such a hop.'))
  hop?: HopFilterObject

  @Field(() => [String], optional('Two holders between whom a bounce was made, in either direction.'))
  loop?: [string, string]

  @Field(() => String, optional('A bounce was made to or from this holder.'))
  bouncedHolder?: string

  @Field(() => String, optional('This holder had it at some time.'))
  station?: string
}
