import { Global, Inject, Module, type DynamicModule, type OnApplicationShutdown } from '@nestjs/common'
import { EmbeddedProfile, type EmbeddedOptions } from './embedded-profile.js'
import { parts } from './parts.js'

/** Gives the stores of a profile to all contexts, and closes them when the application ends. */
@Global()
@Module({})
export class ProfileModule implements OnApplicationShutdown {
  constructor(@Inject(EmbeddedProfile) private readonly profile: EmbeddedProfile) {}

  /** The embedded profile on a folder. */
  static embedded(options: EmbeddedOptions): DynamicModule {
    return {
      module: ProfileModule,
      providers: [
        { provide: EmbeddedProfile, useFactory: () => EmbeddedProfile.open(options) },
        ...parts.map(({ provide, of }) => ({ provide, useFactory: of, inject: [EmbeddedProfile] })),
      ],
      exports: [EmbeddedProfile, ...parts.map(({ provide }) => provide)],
    }
  }

  async onApplicationShutdown(): Promise<void> {
    await this.profile.close()
  }
}
