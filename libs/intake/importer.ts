import { Injectable } from '@nestjs/common'
import { Door, type Actor } from '#access'
import { AmendCharter, charterFrom, charterFromYaml, Charters, defaultCharter, type Charter } from '#charter'
import { Clock } from '#event-sourcing'
import { RecordTouchpoints } from '#journeys'
import type { ClientBatch } from './client-batches.js'
import { IntakeError } from './errors.js'
import { rolesNamed } from './mapping/names.js'
import { RunningImport, type Imported, type ImportOptions, type Written } from './running-import.js'

/** Takes a file's rows in as touchpoints. Importing a file again, or going on after an interruption, records nothing twice. */
@Injectable()
export class Importer {
  constructor(
    private readonly door: Door,
    private readonly charters: Charters,
    private readonly clock: Clock,
  ) {}

  /** Imports a file. Refuses it as a whole with an `IntakeError`; rows that are refused are written apart, the others are kept. */
  async import(options: ImportOptions, actor: Actor): Promise<Imported> {
    const charter = await this.charterFor(options, actor)
    const running = new RunningImport(options, charter, this.clock.now(), (batch) => this.record(batch, actor))
    return running.run()
  }

  /** The charter to judge by: the one in force, else the import's own, else the default one. */
  private async charterFor({ charter: yaml, mapping, dryRun }: ImportOptions, actor: Actor): Promise<Charter> {
    const own = yaml === undefined ? undefined : charterFromYaml(yaml)
    let inForce = await this.charters.inForce()
    if (!inForce && dryRun) return charterFrom(own ?? defaultCharter(), 1, 0)
    if (!inForce && yaml !== undefined) await this.door.execute(new AmendCharter(actor, { yaml }))
    inForce = await this.charters.history()
    refuseMissingRoles(inForce.latest, [...(own?.roles ?? []).map(({ name }) => name), ...rolesNamed(mapping).names])
    return inForce.latest
  }

  private async record({ client, rows }: ClientBatch, actor: Actor): Promise<readonly Written[]> {
    const touchpoints = rows.map(({ touchpoint }) => touchpoint)
    return (await this.door.execute(new RecordTouchpoints(actor, { client, touchpoints }))).touchpoints
  }
}

function refuseMissingRoles(charter: Charter, needed: readonly string[]): void {
  const missing = [...new Set(needed)].filter((role) => charter.roleNamed(role) === undefined)
  if (missing.length === 0) return
  const named = missing.map((role) => `"${role}"`).join(', ')
  throw new IntakeError(
    'ROLES_MISSING',
    `The charter in force, "${charter.definition.name}", has no role ${named}: add it there, or import into an empty folder.`,
  )
}
