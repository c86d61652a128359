import { Field, ID, ObjectType } from '@nestjs/graphql'
import { connection, DateTime } from '#graphql'
import { isConsented, receiverIn } from '../views/entry-receiver.js'
import type { TimelineEntryRow } from '../views/timeline-entry.js'
import { HolderObject } from './journey.js'
import { DirectionEnum, EffectEnum, EntryKindEnum, IntentEnum, StitchEnum } from './enums.js'

@ObjectType('Source', { description: 'Where a touchpoint came from, with the tool’s own ids.' })
export class SourceObject {
  @Field(() => String, { description: 'The tool, e.g. `zendesk`.' })
  system!: string

  @Field(() => String, { nullable: true, description: 'The tool’s id of this touchpoint.' })
  id!: string | null

  @Field(() => String, { nullable: true, description: 'The id of the ticket, mail thread or deal.' })
  thread!: string | null

  @Field(() => String, { nullable: true, description: 'Where to read it in the tool.' })
  url!: string | null
}

@ObjectType('TimelineEntry', {
  description: 'One line of a timeline: a touchpoint, or what a member commanded of a journey.',
})
export class TimelineEntryObject {
  constructor(readonly row: TimelineEntryRow) {}

  @Field(() => ID, { description: 'The id of the entry; of a touchpoint, the touchpoint’s id.' })
  get id(): string {
    return this.row.id
  }

  @Field(() => EntryKindEnum, { description: 'What it is.' })
  get kind(): TimelineEntryRow['kind'] {
    return this.row.kind
  }

  @Field(() => DateTime, { description: 'When it happened.' })
  get occurredAt(): number {
    return this.row.occurred_at
  }

  @Field(() => DateTime, { description: 'When we heard of it.' })
  get recordedAt(): number {
    return this.row.recorded_at
  }

  @Field(() => String, { nullable: true, description: 'The role of ours that was in touch.' })
  get role(): string | null {
    return this.row.role
  }

  @Field(() => String, { nullable: true, description: 'The team of ours that was in touch.' })
  get team(): string | null {
    return this.row.team
  }

  @Field(() => String, { nullable: true, description: 'The person of ours who was in touch.' })
  get member(): string | null {
    return this.row.member
  }

  @Field(() => Boolean, {
    description: 'The member’s name identifies nobody: a system user, or a name unique only within a team.',
  })
  get impersonal(): boolean {
    return this.row.impersonal === 1
  }

  @Field(() => String, { nullable: true, description: 'The person at the client.' })
  get contact(): string | null {
    return this.row.contact
  }

  @Field(() => String, { nullable: true, description: 'The channel, e.g. `mail`.' })
  get channel(): string | null {
    return this.row.channel
  }

  @Field(() => DirectionEnum, { nullable: true, description: 'Which way it goes.' })
  get direction(): TimelineEntryRow['direction'] {
    return this.row.direction
  }

  @Field(() => IntentEnum, { nullable: true, description: 'What the one who speaks wants.' })
  get intent(): TimelineEntryRow['intent'] {
    return this.row.intent
  }

  @Field(() => EffectEnum, { nullable: true, description: 'What it does to its journey.' })
  get effect(): TimelineEntryRow['effect'] {
    return this.row.effect
  }

  @Field(() => String, { nullable: true, description: 'What it is about.' })
  get topic(): string | null {
    return this.row.topic
  }

  @Field(() => String, { nullable: true, description: 'The product it is about.' })
  get product(): string | null {
    return this.row.product
  }

  @Field(() => String, { nullable: true, description: 'What was said or written with it; of a stage, its name.' })
  get text(): string | null {
    return this.row.text
  }

  @Field(() => HolderObject, {
    nullable: true,
    description: 'Whom the journey was offered to, who was let know of it, or who it should go to instead.',
  })
  get receiver(): HolderObject | null {
    return receiverIn(this.row)
  }

  @Field(() => Boolean, { description: 'The client has agreed to the offer that it makes, as the giver says.' })
  get consented(): boolean {
    return isConsented(this.row)
  }

  @Field(() => Boolean, { description: 'By a person whom the holder invited: it moves nothing.' })
  get assisting(): boolean {
    return this.row.assisting === 1
  }

  @Field(() => Boolean, { description: 'The client tells the story again.' })
  get repeats(): boolean {
    return this.row.repeats === 1
  }

  @Field(() => SourceObject, { nullable: true, description: 'Where it came from.' })
  get source(): SourceObject | null {
    const { source_system: system, source_id: id, source_thread: thread, source_url: url } = this.row
    return system === null ? null : { system, id, thread, url }
  }

  @Field(() => StitchEnum, { nullable: true, description: 'How the touchpoint found its journey.' })
  get stitchedBy(): TimelineEntryRow['stitched_by'] {
    return this.row.stitched_by
  }
}

export const TimelineConnection = connection(TimelineEntryObject, 'Timeline', 'entries of a timeline')

export const entryOf = (row: TimelineEntryRow): TimelineEntryObject => new TimelineEntryObject(row)
