import { Injectable } from '@nestjs/common'
import { ProjectionRunner, ReadDatabase, ViewRows, type SchemaOf } from '#views'
import type { memberNames, members } from '../views/member.js'

/** The tables of members, as Kysely wants them. */
export type MembersSchema = SchemaOf<typeof members | typeof memberNames>

/** The rows of members, for the queries. */
@Injectable()
export class MemberViews extends ViewRows<MembersSchema> {
  constructor(database: ReadDatabase, runner: ProjectionRunner) {
    super(database, runner)
  }
}
