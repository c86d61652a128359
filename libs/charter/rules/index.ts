/** The door for those who only judge by the charter, in a thread of their own: it leads to no framework. */
export { charterFrom, type Charter } from '../domain/charter.js'
export type { CharterDefinition } from '../domain/definition.js'
export { CharterHistory } from '../domain/history.js'
export type { HolidayDates } from '../domain/parts/calendar.js'
export { ChartersReader } from './charters-reader.js'
export { readCharters } from './read-charters.js'
