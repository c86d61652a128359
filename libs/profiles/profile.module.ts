import { Global, Inject, Module, type DynamicModule, type OnApplicationShutdown } from '@nestjs/common'
import { Clock, EventStore, Instruments, KeyedHash, Snapshots } from '#event-sourcing'
import { Backtester } from '#journeys/rules'
import { Reporter } from '#reports/reading'
import { PastViews, ProjectionRunner, ReadDatabase } from '#views'
import { EmbeddedProfile, type EmbeddedOptions } from './embedded-profile.js'

/** Gives the stores of a profile to all contexts, and closes them when the application ends. */
@Global()
@Module({})
export class ProfileModule implements OnApplicationShutdown {
  constructor(@Inject(EmbeddedProfile) private readonly profile: EmbeddedProfile) {}

  /** The embedded profile on a folder. */
  static embedded(options: EmbeddedOptions): DynamicModule {
    const part = <Key extends keyof EmbeddedProfile>(
      provide: abstract new (...parts: never[]) => EmbeddedProfile[Key],
      key: Key,
    ) => ({
      provide,
      useFactory: (profile: EmbeddedProfile) => profile[key],
      inject: [EmbeddedProfile],
    })
    return {
      module: ProfileModule,
      providers: [
        { provide: EmbeddedProfile, useFactory: () => EmbeddedProfile.open(options) },
        part(EventStore, 'store'),
        part(ReadDatabase, 'database'),
        {
          provide: ProjectionRunner,
          useFactory: (profile: EmbeddedProfile) => profile.runner,
          inject: [EmbeddedProfile],
        },
        part(Clock, 'clock'),
        part(KeyedHash, 'hash'),
        part(Backtester, 'backtester'),
        part(Reporter, 'reporter'),
        part(PastViews, 'past'),
        part(Snapshots, 'snapshots'),
        part(Instruments, 'instruments'),
      ],
      exports: [
        EmbeddedProfile,
        EventStore,
        ReadDatabase,
        ProjectionRunner,
        Clock,
        KeyedHash,
        Backtester,
        Reporter,
        PastViews,
        Snapshots,
        Instruments,
      ],
    }
  }

  async onApplicationShutdown(): Promise<void> {
    await this.profile.close()
  }
}
