import type { EventReader } from '#event-sourcing'
import type { CharterHistory } from '../domain/history.js'
import { ChartersReader } from './charters-reader.js'

/** Reads the history of the charter from its stream; undefined where none is in force yet. */
export const readCharters = (reader: EventReader): Promise<CharterHistory | undefined> =>
  new ChartersReader().read(reader)
