/** The door for those who only fold events into rows, in a thread of their own: it leads to no framework. */
export { memberEvents } from '../domain/events.js'
export { membersProjection } from './projection.js'
