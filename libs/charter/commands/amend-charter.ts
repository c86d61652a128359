import { randomUUID } from 'node:crypto'
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs'
import { ActorCommand, type Actor } from '#access'
import type { Position } from '#event-sourcing'
import { Charters } from '../charters.js'
import { charterFromYaml } from '../yaml.js'
import type { CharterDefinition } from '../domain/definition.js'

/** Puts a version of the charter in force. Refuses with `CHARTER_INVALID` and `CHARTER_IN_FORCE`. */
export class AmendCharter extends ActorCommand<{ position: Position }> {
  readonly definition: CharterDefinition
  readonly commandId: string

  constructor(
    readonly actor: Actor,
    { yaml, commandId = randomUUID() }: { yaml: string; commandId?: string },
  ) {
    super()
    this.definition = charterFromYaml(yaml)
    this.commandId = commandId
  }
}

@CommandHandler(AmendCharter)
export class AmendCharterHandler implements ICommandHandler<AmendCharter> {
  constructor(private readonly charters: Charters) {}

  async execute({ actor, commandId, definition }: AmendCharter) {
    const { position } = await this.charters.amend(definition, { commandId, actor: actor.id })
    return { position }
  }
}
