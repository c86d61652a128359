/** The door for those who only fold events into rows, in a thread of their own: it leads to no framework. */
export { clientEvents } from '../domain/events.js'
export { journeysProjection } from './projection.js'
