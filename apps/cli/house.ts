import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { Module, type INestApplicationContext } from '@nestjs/common'
import { NestFactory } from '@nestjs/core'
import { AccessModule, Door, localOperator, type ActorCommand, type ActorQuery, type Actor } from '#access'
import { CharterModule } from '#charter'
import type { Clock } from '#event-sourcing'
import { IntakeModule, Importer } from '#intake'
import { JourneysModule, Verifier } from '#journeys'
import { boundHeapGrowth, EmbeddedProfile, ProfileModule } from '#profiles'
import { ReportsModule } from '#reports'
import { bulk } from '#views'
import { CliError } from './failure.js'
import { Progress } from './progress.js'
import { numberInWords } from './render/words.js'
import type { Session } from './session.js'

@Module({})
class CliModule {}

/** How often the views are asked how far they are. */
const LOOK_EVERY_MS = 250

/** Virgil's contexts on a folder, in this process. */
export class House {
  private constructor(
    private readonly app: INestApplicationContext,
    private readonly session: Session,
  ) {}

  /** Opens a folder that has data. Refuses with `NO_DATA` where there is none, and as the profile does. */
  static async open(session: Session): Promise<House> {
    refuseUrl(session)
    refuseNoData(session)
    return House.openOrCreate(session)
  }

  /** Opens a folder, and makes it where it is missing. A command that writes much gives the views a thread. */
  static async openOrCreate(session: Session, options: { clock?: Clock; viewsThread?: boolean } = {}): Promise<House> {
    refuseUrl(session)
    const { data, eventStoreUrl, viewsUrl, debug, terminal } = session
    const log = (message: string): void => {
      if (debug) terminal.say(message)
    }
    boundHeapGrowth()
    const app = await NestFactory.createApplicationContext(
      {
        module: CliModule,
        imports: [
          ProfileModule.embedded({ folder: data, eventStoreUrl, viewsUrl, log, pace: bulk, ...options }),
          AccessModule,
          CharterModule,
          JourneysModule,
          IntakeModule,
          ReportsModule,
        ],
      },
      { logger: debug ? ['error', 'warn'] : false, abortOnError: false },
    )
    return new House(app, session)
  }

  get actor(): Actor {
    return localOperator
  }

  get profile(): EmbeddedProfile {
    return this.app.get(EmbeddedProfile)
  }

  get importer(): Importer {
    return this.app.get(Importer)
  }

  get verifier(): Verifier {
    return this.app.get(Verifier)
  }

  ask<Result>(query: ActorQuery<Result>): Promise<Result> {
    return this.app.get(Door).ask(query)
  }

  execute<Result>(command: ActorCommand<Result>): Promise<Result> {
    return this.app.get(Door).execute(command)
  }

  /** Resolves when the views hold all that was recorded, and tells meanwhile how far they are. */
  async caughtUp(): Promise<void> {
    const { profile, session } = this
    const progress = new Progress(session, 'Bringing the views up to date', 'events')
    let told: string | undefined
    const look = setInterval(() => {
      const { events, problem } = profile.runner.status()
      progress.tell({ done: `${numberInWords(events)} events`, count: events })
      if (problem !== undefined && problem !== told)
        session.terminal.say(`The views wait and try again: ${(told = problem)}`)
    }, LOOK_EVERY_MS)
    try {
      await profile.caughtUp()
    } finally {
      clearInterval(look)
      progress.end()
    }
  }

  /** Finishes what was acknowledged, and lets go of the folder. */
  async close(): Promise<void> {
    await this.app.close()
  }
}

/** Whether Virgil's events are in a folder. */
export const hasData = (folder: string): boolean => existsSync(join(folder, 'events.db'))

/** Some commands need a folder that has data. */
export function refuseNoData({ data, eventStoreUrl }: Pick<Session, 'data' | 'eventStoreUrl'>): void {
  if (eventStoreUrl === undefined && !hasData(data))
    throw new CliError(
      'NO_DATA',
      `There is no data in ${resolve(data)}. Name another folder with --data, or fill this one: virgil import FILE --map PRESET.`,
    )
}

/** A backup copies what is in the folder. */
export function refuseElsewhere({ eventStoreUrl }: Pick<Session, 'eventStoreUrl'>): void {
  if (eventStoreUrl !== undefined)
    throw new CliError(
      'EVENTS_ELSEWHERE',
      'The events are in KurrentDB, which has its own backups; keep the ref.key of this folder beside them. See docs/operating.md.',
    )
}

/** Opens the house, lets something be done there once the views are caught up, where they are needed, and closes it. */
export async function inHouse<Result>(
  session: Session,
  act: (house: House) => Promise<Result>,
  { views = true }: { views?: boolean } = {},
): Promise<Result> {
  const house = await House.open(session)
  try {
    if (views) await house.caughtUp()
    return await act(house)
  } finally {
    await house.close()
  }
}

/** Some commands need the folder itself. */
export function refuseUrl({ url }: Pick<Session, 'url'>): void {
  if (url !== undefined)
    throw new CliError(
      'NOT_OVER_URL',
      'This command works on a folder, not over --url. Run it where the data is, with --data, while no server holds the folder.',
    )
}
