import { Field, ID, ObjectType } from '@nestjs/graphql'
import type { ContactRow } from '../views/contact.js'

@ObjectType('Contact', { description: 'A person at a client.' })
export class ContactObject {
  constructor(readonly row: ContactRow) {}

  @Field(() => ID, { description: 'The id of the contact.' })
  get id(): string {
    return this.row.id
  }

  @Field(() => String, { description: 'The name of the person.' })
  get name(): string {
    return this.row.name
  }

  @Field(() => String, { nullable: true, description: 'Their mail address.' })
  get email(): string | null {
    return this.row.email
  }

  @Field(() => String, { nullable: true, description: 'Their telephone number.' })
  get phone(): string | null {
    return this.row.phone
  }

  @Field(() => String, { nullable: true, description: 'What else there is to know.' })
  get note(): string | null {
    return this.row.note
  }
}

export const contactOf = (row: ContactRow): ContactObject => new ContactObject(row)
