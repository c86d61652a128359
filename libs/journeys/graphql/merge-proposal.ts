import { Field, ObjectType } from '@nestjs/graphql'
import { connection } from '#graphql'
import type { MergeProposalRow } from '../views/client.js'
import { MergeReasonEnum } from './enums.js'

@ObjectType('MergeProposal', {
  description: 'Two journeys of a client that look like one need: a member should decide.',
})
export class MergeProposalObject {
  constructor(readonly row: MergeProposalRow) {}

  @Field(() => MergeReasonEnum, { description: 'Why they look like one.' })
  get because(): MergeProposalRow['because'] {
    return this.row.because
  }
}

export const MergeProposalConnection = connection(MergeProposalObject, 'MergeProposal', 'merge proposals')

export const mergeProposalOf = (row: MergeProposalRow): MergeProposalObject => new MergeProposalObject(row)
