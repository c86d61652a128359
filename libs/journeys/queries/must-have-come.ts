import { refuse } from '../domain/refusals.js'

/** Refuses a look from an instant that has not come yet with `TIME_IN_FUTURE` and the name of the field. Instants as ISO 8601. */
export function mustHaveCome(instants: Readonly<Record<string, string | undefined>>, now: number): void {
  for (const [field, instant] of Object.entries(instants))
    if (instant !== undefined && Date.parse(instant) > now)
      refuse('TIME_IN_FUTURE', `${instant} has not come yet: name an instant up to now.`, [field])
}
