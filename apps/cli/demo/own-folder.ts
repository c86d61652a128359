import { isDeepStrictEqual } from 'node:util'
import { ReadCharter } from '#charter'
import { DomainError } from '#event-sourcing'
import { type clientRefs, type clients } from '#journeys'
import type { SchemaOf } from '#views'
import type { House } from '../house.js'
import type { DemoCompany } from './company.js'
import { ENGINEER } from './engineer.js'

type AskedHouse = Pick<House, 'actor' | 'ask' | 'profile' | 'caughtUp'>

/**
 * Makes sure that the folder is the demo's own, and puts the demo's charter in force where it is empty. Refuses
 * with `DEMO_FOLDER_TAKEN`: made-up clients are never mixed with those of somebody else.
 */
export async function ownFolder(house: AskedHouse, { charter }: DemoCompany): Promise<void> {
  await house.caughtUp()
  const inForce = await house.ask(new ReadCharter(house.actor))
  if ((await strangers(house)) === 0 && isDeepStrictEqual(inForce?.definition, charter)) return
  throw new DomainError(
    'DEMO_FOLDER_TAKEN',
    'This folder holds other data than the demo. Name an empty one with --data, or leave --data away.',
  )
}

/** How many clients of the folder are not the demo's. */
async function strangers({ profile: { database } }: AskedHouse): Promise<number> {
  const { count } = await database
    .kysely<SchemaOf<typeof clients | typeof clientRefs>>()
    .selectFrom('client')
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('client_ref')
            .whereRef('client_ref.client_id', '=', 'client.id')
            .where('client_ref.system', '=', ENGINEER.ref.system)
            .select('client_ref.ref'),
        ),
      ),
    )
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow()
  return Number(count)
}
