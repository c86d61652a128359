import { Field, ID, Int, ObjectType } from '@nestjs/graphql'
import { connection, DateTime } from '#graphql'
import type { Health } from '../queries/health.js'
import type { JourneyCounts } from '../queries/of-clients.js'
import type { ClientRow } from '../views/client.js'
import { HealthStateEnum } from './enums.js'

@ObjectType('ClientRef', { description: 'The id by which another tool knows a client.' })
export class ClientRefObject {
  @Field(() => String, { description: 'The tool, e.g. `crm`.' })
  system!: string

  @Field(() => String, { description: 'The id of the client there.' })
  id!: string
}

@ObjectType('Health', {
  description: 'How a client is served, read from the circles that their journeys are in and no member dismissed.',
})
export class HealthObject implements Health {
  @Field(() => HealthStateEnum, { description: 'Good, to be watched, or bad.' })
  state!: Health['state']

  @Field(() => String, { description: 'Why, in a sentence.' })
  reason!: string
}

@ObjectType('JourneyCounts', { description: 'The journeys of a client by how they stand.' })
export class JourneyCountsObject implements JourneyCounts {
  @Field(() => Int, { description: 'We owe the next step.' })
  open!: number

  @Field(() => Int, { description: 'The client owes the next step.' })
  waiting!: number

  @Field(() => Int, { description: 'The client has what they came for.' })
  resolved!: number

  @Field(() => Int, { description: 'Given up.' })
  abandoned!: number
}

@ObjectType('Client', { description: 'The company or person who is served.' })
export class ClientObject {
  constructor(readonly row: ClientRow) {}

  @Field(() => ID, { description: 'The id of the client.' })
  get id(): string {
    return this.row.id
  }

  @Field(() => String, { description: 'Begins the keys of the client’s journeys: `ACME` in `ACME-12`.' })
  get code(): string {
    return this.row.code
  }

  @Field(() => String, { description: 'The name of the client.' })
  get name(): string {
    return this.row.name
  }

  @Field(() => Int, { description: 'How many touchpoints were recorded.' })
  get touchpoints(): number {
    return this.row.touchpoints
  }

  @Field(() => DateTime, { nullable: true, description: 'When the latest touchpoint happened.' })
  get lastTouchpointAt(): number | null {
    return this.row.last_at === 0 ? null : this.row.last_at
  }
}

export const ClientConnection = connection(ClientObject, 'Client', 'clients')

/** The client of a row, where there is one. */
export const clientOf = (row: ClientRow): ClientObject => new ClientObject(row)
