import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { valid, type Position } from '#event-sourcing'
import type { Actor } from './actor.js'
import { ActorCommand, ActorQuery } from './messages.js'

/** Who gives a command, and the id under which a repeat is known. */
export interface CommandOrigin {
  readonly commandId: string
  readonly actor: string
}

/** What every command's input may carry: the id under which a repeat is known. */
export const commandId = z.uuid().optional()

/** A command whose input its schema has passed: one that exists is well-formed. Refuses with `BAD_INPUT`. */
export abstract class ValidCommand<
  Schema extends z.ZodType<{ commandId?: string }>,
  Result,
> extends ActorCommand<Result> {
  readonly input: z.output<Schema>
  readonly origin: CommandOrigin

  constructor(
    readonly actor: Actor,
    schema: Schema,
    input: z.input<Schema>,
  ) {
    super()
    this.input = valid(schema, input)
    this.origin = { commandId: this.input.commandId ?? randomUUID(), actor: actor.id }
  }
}

/** The position that the answer must hold, as a mutation gave it. */
export const atLeast = z
  .string()
  .max(100)
  .transform((text) => text as Position)
  .optional()

/** What every query of a list may carry: which page, and from which position on. */
export const pageOfList = { first: z.int().optional(), after: z.string().max(2000).optional(), atLeast }

/** A query whose input its schema has passed. Refuses with `BAD_INPUT`. */
export abstract class ValidQuery<Schema extends z.ZodType, Result> extends ActorQuery<Result> {
  readonly input: z.output<Schema>

  constructor(
    readonly actor: Actor,
    schema: Schema,
    input: z.input<Schema>,
  ) {
    super()
    this.input = valid(schema, input)
  }
}
