import { Field, ObjectType } from '@nestjs/graphql'

@ObjectType('CharterStage', { description: 'A stage that the journeys of a topic go through.' })
export class StageObject {
  @Field(() => String, { description: 'The name of the stage.' })
  name!: string

  @Field(() => Boolean, { description: 'Whether anything may be promised at it.' })
  mayPromise!: boolean

  @Field(() => [String], { description: 'The roles that may author what is offered at it; empty: any.' })
  authoredBy!: string[]

  @Field(() => [String], { description: 'The roles that may present it to the client; empty: any.' })
  presentedBy!: string[]
}

@ObjectType('CharterTopic', { description: 'A topic, and whose task it is.' })
export class TopicObject {
  @Field(() => String, { description: 'The name of the topic.' })
  name!: string

  @Field(() => String, { description: 'The role that owns it.' })
  owner!: string

  @Field(() => [StageObject], { description: 'The stages of its journeys, in their order; empty: none.' })
  stages!: StageObject[]
}
