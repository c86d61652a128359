import { Command, Query } from '@nestjs/cqrs'
import type { Actor } from './actor.js'

/** A command that says who gives it. The door refuses any other. */
export abstract class ActorCommand<Result> extends Command<Result> {
  abstract readonly actor: Actor
}

/** A query that says who asks it. */
export abstract class ActorQuery<Result> extends Query<Result> {
  abstract readonly actor: Actor
}
