import { Injectable } from '@nestjs/common'
import { Door, type Actor } from '#access'
import {
  AmendCharter,
  charterFrom,
  charterFromYaml,
  Charters,
  defaultCharter,
  publicHolidays,
  type Charter,
} from '#charter'
import { Clock } from '#event-sourcing'
import { LetTimePass, RecordTouchpoints, type RecordedTouchpoints } from '#journeys'
import { atOnce } from './at-once.js'
import { DigestSet, digestOfUuid, uuidOfDigest } from './digest-set.js'
import { IntakeError } from './errors.js'
import { rolesNamed } from './mapping/names.js'
import type { ClientBatch } from './reading/client-batches.js'
import { RunningImport, type Imported, type ImportOptions } from './running-import.js'
import { Turns } from './turns.js'

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
    if (options.until !== undefined && Date.parse(options.until) > this.clock.now())
      throw new IntakeError('UNTIL_IN_FUTURE', `Time cannot pass up to ${options.until}: it has not come yet.`)
    const charter = await this.charterFor(options, actor)
    const clientIds = new DigestSet()
    const turns = new Turns(this.clock)
    const running = new RunningImport(options, charter, this.clock.now(), turns, async (batch) => {
      const { clientId, touchpoints } = await this.record(batch, actor)
      clientIds.add(digestOfUuid(clientId))
      return touchpoints
    })
    const imported = await running.run()
    const until = options.until ?? this.notInFuture(running.lastRowAt)
    if (imported.dryRun || until === undefined || options.file.isCutShort) return imported
    // The states of those who came last are still at hand.
    await atOnce(clientIds.newestFirst(), turns, async (digest) => {
      const clientId = uuidOfDigest(digest)
      await this.door.execute(new LetTimePass(actor, { clientId, until }))
    })
    return { ...imported, until }
  }

  /** The charter to judge by: the one in force, else the import's own, else the default one. */
  private async charterFor({ charter: yaml, file, dryRun }: ImportOptions, actor: Actor): Promise<Charter> {
    const own = yaml === undefined ? undefined : charterFromYaml(yaml)
    const inForce = await this.charters.inForce()
    if (!inForce && dryRun) {
      const definition = own ?? defaultCharter()
      return charterFrom(definition, 1, 0, await publicHolidays(definition, this.clock.now()))
    }
    if (!inForce && yaml !== undefined) await this.door.execute(new AmendCharter(actor, { yaml }))
    const charter = (await this.charters.history()).at(this.clock.now())
    refuseMissingRoles(charter, [...(own?.roles ?? []).map(({ name }) => name), ...rolesNamed(file.mapping).names])
    return charter
  }

  /** Another tool's clock may run ahead of ours. */
  private notInFuture(instant: string | undefined): string | undefined {
    return instant && new Date(Math.min(Date.parse(instant), this.clock.now())).toISOString()
  }

  private record({ client, rows }: ClientBatch, actor: Actor): Promise<RecordedTouchpoints> {
    const touchpoints = rows.map(({ touchpoint }) => touchpoint)
    return this.door.execute(new RecordTouchpoints(actor, { client, touchpoints }))
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
