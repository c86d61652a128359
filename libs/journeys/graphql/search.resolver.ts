import { UsePipes } from '@nestjs/common'
import { Args, Context, Query, ResolveField, Resolver } from '@nestjs/graphql'
import { Door } from '#access'
import { RequestContext, shown, shownList, WithoutNulls } from '#graphql'
import { ClientsById, ContactsById, EntriesByKey, entryKey, JourneysById } from '../queries/rows-by-id.js'
import { Search } from '../queries/search.js'
import { ClientObject, clientOf } from './client.js'
import { ContactObject, contactOf } from './contact.js'
import { JourneyObject, journeyOf } from './journey.js'
import { SearchArgs, SearchHitObject } from './search.js'
import { entryOf, TimelineEntryObject } from './timeline-entry.js'

/** What people search for, and what it belongs to. */
@Resolver(() => SearchHitObject)
@UsePipes(WithoutNulls)
export class SearchResolver {
  constructor(private readonly door: Door) {}

  @Query(() => [SearchHitObject], {
    description:
      'Searches clients, the people there, journeys and what was said, whatever the case and the marks of the letters. What a code, key or reference names comes first, then clients, people, journeys and touchpoints; the closest name, or the latest, before the others. Of a word that is everywhere, the thousand recorded last are looked at.',
  })
  search(@Args() args: SearchArgs, @Context() { actor }: RequestContext) {
    return shownList(this.door.ask(new Search(actor, args)), (hit) => new SearchHitObject(hit))
  }

  @ResolveField(() => ClientObject, { nullable: true, description: 'The client, or whose it is.' })
  client({ hit }: SearchHitObject, _: unknown, context: RequestContext) {
    return shown(context.load(ClientsById, hit.clientId), clientOf)
  }

  @ResolveField(() => ContactObject, { nullable: true, description: 'The person at the client.' })
  contact({ hit: { contactId } }: SearchHitObject, _: unknown, context: RequestContext) {
    return contactId === undefined ? undefined : shown(context.load(ContactsById, contactId), contactOf)
  }

  @ResolveField(() => JourneyObject, {
    nullable: true,
    description:
      'The journey, or the one of the touchpoint. One that was merged leads to the journey it was merged into.',
  })
  journey({ hit: { journeyId } }: SearchHitObject, _: unknown, context: RequestContext) {
    return journeyId === undefined ? undefined : shown(context.load(JourneysById, journeyId), journeyOf)
  }

  @ResolveField(() => TimelineEntryObject, {
    nullable: true,
    description: 'The touchpoint, or what a member said with a command.',
  })
  touchpoint({ hit: { journeyId, touchpointId } }: SearchHitObject, _: unknown, context: RequestContext) {
    return journeyId === undefined || touchpointId === undefined
      ? undefined
      : shown(context.load(EntriesByKey, entryKey(journeyId, touchpointId)), entryOf)
  }
}
