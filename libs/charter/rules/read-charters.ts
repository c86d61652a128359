import type { EventReader } from '#event-sourcing'
import { charterFrom, type Charter } from '../domain/charter.js'
import { CHARTER_STREAM, charterEvents } from '../domain/events.js'
import { CharterHistory } from '../domain/history.js'

/** Reads the history of the charter from its stream; undefined where none is in force yet. */
export async function readCharters(reader: EventReader): Promise<CharterHistory | undefined> {
  const versions: Charter[] = []
  for await (const recorded of reader.readStream(CHARTER_STREAM)) {
    const { definition, version, effectiveFrom, holidays } = charterEvents.decode(recorded).data
    versions.push(charterFrom(definition, version, Date.parse(effectiveFrom), holidays))
  }
  const [first, ...later] = versions
  return first && new CharterHistory([first, ...later])
}
