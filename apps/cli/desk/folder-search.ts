import { ClientsById, ContactsById, EntriesByKey, entryKey, JourneysById, Search, type SearchHit } from '#journeys'
import type { House } from '../house.js'
import type { SearchAsked } from './desk.js'
import { hitShown, type SearchHitShown } from './search-shown.js'

/** Searches a folder, of one client where one is given, and reads what the hits belong to. */
export async function searchFolder(
  house: House,
  { text, limit }: SearchAsked,
  clientId: string | undefined,
): Promise<SearchHitShown[]> {
  const { actor } = house
  const hits = await house.ask(new Search(actor, { text, first: limit, ...(clientId !== undefined && { clientId }) }))
  const idsOf = (idOf: (hit: SearchHit) => string | undefined): string[] => [
    ...new Set(hits.flatMap((hit) => idOf(hit) ?? [])),
  ]
  const clients = await house.ask(
    new ClientsById(
      actor,
      idsOf(({ clientId }) => clientId),
    ),
  )
  const contacts = await house.ask(
    new ContactsById(
      actor,
      idsOf(({ contactId }) => contactId),
    ),
  )
  const journeys = await house.ask(
    new JourneysById(
      actor,
      idsOf(({ journeyId }) => journeyId),
    ),
  )
  const entries = await house.ask(new EntriesByKey(actor, idsOf(keyOf)))
  return hits.map((hit) =>
    hitShown(hit, {
      client: clients.get(hit.clientId),
      contact: contacts.get(hit.contactId ?? ''),
      journey: journeys.get(hit.journeyId ?? ''),
      entry: entries.get(keyOf(hit) ?? ''),
    }),
  )
}

const keyOf = ({ journeyId, touchpointId }: SearchHit): string | undefined =>
  journeyId === undefined || touchpointId === undefined ? undefined : entryKey(journeyId, touchpointId)
