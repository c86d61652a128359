import { Module } from '@nestjs/common'
import { BounceReportResolver } from './bounce-report.resolver.js'

/** The reports over GraphQL. */
@Module({ providers: [BounceReportResolver] })
export class ReportsGraphqlModule {}
