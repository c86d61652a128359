import { Field, ObjectType } from '@nestjs/graphql'
import type { Position as PositionText } from '#event-sourcing'
import { Position } from './scalars.js'

/** What every mutation answers beside the thing that changed. */
@ObjectType({ isAbstract: true })
export class Recorded {
  @Field(() => Position, { description: 'From here on queries see it: hand it to `atLeast`.' })
  readonly position: PositionText

  @Field(() => Boolean, { description: 'Whether it had been recorded before, and nothing was changed now.' })
  readonly repeated: boolean

  constructor({ position, repeated }: { readonly position: PositionText; readonly repeated: boolean }) {
    this.position = position
    this.repeated = repeated
  }
}
