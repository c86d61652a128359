import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { ActorCommand, type Actor } from '#access'
import { valid } from '#event-sourcing'
import type { CommandOrigin } from './client-commands.js'

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
