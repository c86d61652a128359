import { Field, ID, ObjectType } from '@nestjs/graphql'
import { DateTime } from '#graphql'
import type { PromiseRow } from '../views/promise.js'
import { PromiseStateEnum } from './enums.js'

@ObjectType('ClientPromise', { description: 'Something that a client was promised by an instant.' })
export class ClientPromiseObject {
  constructor(readonly row: PromiseRow) {}

  @Field(() => ID, { description: 'The id of the promise.' })
  get id(): string {
    return this.row.id
  }

  @Field(() => PromiseStateEnum, { description: 'How it stands.' })
  get state(): PromiseRow['state'] {
    return this.row.state
  }

  @Field(() => String, { nullable: true, description: 'The role that promised.' })
  get role(): string | null {
    return this.row.role
  }

  @Field(() => String, { nullable: true, description: 'The person who promised.' })
  get member(): string | null {
    return this.row.member
  }

  @Field(() => String, { description: 'What was promised.' })
  get text(): string {
    return this.row.text
  }

  @Field(() => DateTime, { description: 'When it was made.' })
  get madeAt(): number {
    return this.row.made_at
  }

  @Field(() => DateTime, { description: 'By when it is to be kept.' })
  get dueAt(): number {
    return this.row.due_at
  }

  @Field(() => DateTime, { nullable: true, description: 'When it was kept, taken back, or came to nothing.' })
  get settledAt(): number | null {
    return this.row.settled_at
  }
}

export const promiseOf = (row: PromiseRow): ClientPromiseObject => new ClientPromiseObject(row)
