import type { CharterDefinition } from '#charter'
import { textOf } from '../../text-of.js'

/** The charter in a file. Refuses with `FILE_NOT_READABLE` and `CHARTER_INVALID`. */
export async function definitionIn(file: string): Promise<CharterDefinition> {
  const { charterFromYaml, publicHolidays } = await import('#charter')
  const { SystemClock } = await import('#event-sourcing')
  const definition = charterFromYaml(await textOf(file))
  // Refuses regions whose holidays nobody knows.
  await publicHolidays(definition, new SystemClock().now())
  return definition
}
