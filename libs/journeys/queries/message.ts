import { z } from 'zod'
import { ActorQuery, type Actor } from '#access'
import { valid, type Position } from '#event-sourcing'

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
