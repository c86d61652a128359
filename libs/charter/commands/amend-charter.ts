import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs'
import { z } from 'zod'
import { commandId, ValidCommand, type Actor } from '#access'
import { Charters, type VersionRecorded } from '../charters.js'
import type { CharterDefinition } from '../domain/definition.js'
import { charterFromYaml } from '../yaml.js'

const input = z.strictObject({
  commandId,
  yaml: z.string().max(1_000_000),
  effectiveFrom: z.iso.datetime({ offset: true }).optional(),
})

/** Puts a version of the charter in force. Refuses with `CHARTER_INVALID` and the codes of `Charters.amend`. */
export class AmendCharter extends ValidCommand<typeof input, VersionRecorded> {
  readonly definition: CharterDefinition

  constructor(actor: Actor, from: z.input<typeof input>) {
    super(actor, input, from)
    this.definition = charterFromYaml(this.input.yaml)
  }
}

@CommandHandler(AmendCharter)
export class AmendCharterHandler implements ICommandHandler<AmendCharter> {
  constructor(private readonly charters: Charters) {}

  execute({ definition, origin, input: { effectiveFrom } }: AmendCharter): Promise<VersionRecorded> {
    return this.charters.amend(definition, origin, effectiveFrom)
  }
}
