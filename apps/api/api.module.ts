import { Module, type DynamicModule } from '@nestjs/common'
import { ApolloDriver } from '@nestjs/apollo'
import { GraphQLModule } from '@nestjs/graphql'
import { AccessModule, Door } from '#access'
import { CharterGraphqlModule, CharterModule } from '#charter'
import { JourneysGraphqlModule, JourneysModule } from '#journeys'
import { MembersGraphqlModule } from '#members'
import { Metrics, ObservabilityModule } from '#observability'
import { ProfileModule, type EmbeddedOptions } from '#profiles'
import { ReportsGraphqlModule, ReportsModule } from '#reports'
import { graphqlOptions } from './graphql-options.js'
import { HealthController } from './health.controller.js'
import { MetricsController } from './metrics.controller.js'
import { ReadinessController } from './readiness.controller.js'

/** All that the API is made of. On the embedded profile it does the worker's work too. */
@Module({})
export class ApiModule {
  /** The metrics are those that the profile's instruments fill. */
  static on(profile: EmbeddedOptions, metrics = new Metrics()): DynamicModule {
    return {
      module: ApiModule,
      imports: [
        ProfileModule.embedded(profile),
        ObservabilityModule.with(metrics),
        AccessModule,
        CharterModule,
        CharterGraphqlModule,
        JourneysModule,
        JourneysGraphqlModule,
        MembersGraphqlModule,
        ReportsModule,
        ReportsGraphqlModule,
        GraphQLModule.forRootAsync({
          driver: ApolloDriver,
          inject: [Door],
          useFactory: (door: Door) => graphqlOptions(door, metrics),
        }),
      ],
      controllers: [HealthController, ReadinessController, MetricsController],
    }
  }
}
