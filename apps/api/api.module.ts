import { Module, type DynamicModule } from '@nestjs/common'
import { ApolloDriver } from '@nestjs/apollo'
import { GraphQLModule } from '@nestjs/graphql'
import { AccessModule, Door } from '#access'
import { CharterGraphqlModule, CharterModule } from '#charter'
import { JourneysGraphqlModule, JourneysModule } from '#journeys'
import { MembersGraphqlModule } from '#members'
import { ProfileModule, type EmbeddedOptions } from '#profiles'
import { ReportsGraphqlModule, ReportsModule } from '#reports'
import { graphqlOptions } from './graphql-options.js'
import { HealthController } from './health.controller.js'

/** All that the API is made of. On the embedded profile it does the worker's work too. */
@Module({})
export class ApiModule {
  static on(profile: EmbeddedOptions): DynamicModule {
    return {
      module: ApiModule,
      imports: [
        ProfileModule.embedded(profile),
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
          useFactory: graphqlOptions,
        }),
      ],
      controllers: [HealthController],
    }
  }
}
