import { type DynamicModule, type INestApplicationContext, type Type } from '@nestjs/common'
import { NestFactory } from '@nestjs/core'
import { AccessModule, Door, localOperator, type ActorCommand, type ActorQuery } from '#access'
import { CharterModule } from '#charter'
import { IntakeModule } from '#intake'
import { JourneysModule, Verifier, type Verification } from '#journeys'
import { EmbeddedProfile, parts, ProfileModule, type EmbeddedOptions } from '#profiles'
import { ReportsModule } from '#reports'
import { viewsHash } from '#views'

const contexts = [AccessModule, CharterModule, JourneysModule, IntakeModule, ReportsModule]

/** Virgil on a folder as an app composes it: the embedded profile, all contexts, and the door. */
export class RunningProfile {
  readonly #door: Door

  private constructor(private readonly app: INestApplicationContext) {
    this.#door = app.get(Door)
  }

  static async open(options: EmbeddedOptions): Promise<RunningProfile> {
    return new RunningProfile(await compose(ProfileModule.embedded(options)))
  }

  /** Other hands on the same stores: a command side of its own, as a second process of a cluster has. */
  async rival(): Promise<RunningProfile> {
    return new RunningProfile(await compose(shared(this.embedded)))
  }

  get embedded(): EmbeddedProfile {
    return this.app.get(EmbeddedProfile)
  }

  get<Part>(part: Type<Part>): Part {
    return this.app.get(part)
  }

  /** Gives a command at the door. */
  execute<Result>(command: ActorCommand<Result>): Promise<Result> {
    return this.#door.execute(command)
  }

  /** Asks a query at the door. */
  ask<Result>(query: ActorQuery<Result>): Promise<Result> {
    return this.#door.ask(query)
  }

  verify(): Promise<Verification> {
    return this.app.get(Verifier).verify()
  }

  /** The hash of the views as they are, once they hold everything recorded. */
  async viewsHash(): Promise<string> {
    await this.embedded.caughtUp(60_000)
    return viewsHash(this.embedded.database)
  }

  /** The hash of views made again from the first event. */
  async rebuiltHash(): Promise<string> {
    await this.embedded.runner.rebuild()
    return this.viewsHash()
  }

  close(): Promise<void> {
    return this.app.close()
  }
}

export { localOperator as operator }

class Composed {}

/** Errors come to the test; Nest would end the process. */
function compose(stores: DynamicModule): Promise<INestApplicationContext> {
  const root: DynamicModule = { module: Composed, imports: [stores, ...contexts] }
  return NestFactory.createApplicationContext(root, { logger: false, abortOnError: false })
}

/** The stores of a profile that somebody else opened and will close. */
function shared(profile: EmbeddedProfile): DynamicModule {
  const providers = [
    { provide: EmbeddedProfile, useValue: profile },
    ...parts.map(({ provide, of }) => ({ provide, useValue: of(profile) })),
  ]
  return { module: class Shared {}, global: true, providers, exports: providers.map(({ provide }) => provide) }
}
