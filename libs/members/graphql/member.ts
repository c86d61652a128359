import { Field, ID, ObjectType } from '@nestjs/graphql'
import { connection, DateTime } from '#graphql'
import { parsed } from '#views'
import type { Absence } from '../domain/absences.js'
import type { MemberRow } from '../views/member.js'

@ObjectType('Absence', { description: 'A time in which a member is not there.' })
export class AbsenceObject implements Absence {
  @Field(() => DateTime, { description: 'From when on.' })
  from!: string

  @Field(() => DateTime, { description: 'Until when: the member is there again then.' })
  to!: string

  @Field(() => String, { nullable: true, description: 'Why.' })
  reason?: string
}

@ObjectType('Member', { description: 'One of our people.' })
export class MemberObject {
  constructor(private readonly row: MemberRow) {}

  @Field(() => ID, { description: 'The id of the member.' })
  get id(): string {
    return this.row.id
  }

  @Field(() => String, { description: 'The name, as touchpoints tell it.' })
  get name(): string {
    return this.row.name
  }

  @Field(() => [String], { description: 'How tools spell the name otherwise.' })
  get aliases(): readonly string[] {
    return parsed(this.row.aliases)
  }

  @Field(() => String, { nullable: true, description: 'The mail address.' })
  get email(): string | null {
    return this.row.email
  }

  @Field(() => [String], { description: 'The roles, as the charter spells them.' })
  get roles(): readonly string[] {
    return parsed(this.row.roles)
  }

  @Field(() => [String], { description: 'The teams.' })
  get teams(): readonly string[] {
    return parsed(this.row.teams)
  }

  @Field(() => [AbsenceObject], { description: 'When the member was, is and will be away, in the order of time.' })
  get absences(): readonly AbsenceObject[] {
    return parsed(this.row.absences)
  }
}

export const MemberConnection = connection(MemberObject, 'Member', 'members')

/** The member of a row. */
export const memberOf = (row: MemberRow): MemberObject => new MemberObject(row)
