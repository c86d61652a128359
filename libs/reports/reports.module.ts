import { Module } from '@nestjs/common'
import { BounceReportHandler } from './queries/bounce-report.js'

/** The bounce report and its figures. Needs the read database, the charter and the door. */
@Module({ providers: [BounceReportHandler] })
export class ReportsModule {}
