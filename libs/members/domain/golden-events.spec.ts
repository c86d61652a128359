import { goldenEvents } from '#event-sourcing/testing'
import { memberEvents } from './events.js'
import { memberNameEvents } from './reservation.js'

describe('the events of members', () =>
  goldenEvents(memberEvents, new URL('golden/member-events.json', import.meta.url)))
describe('the events of their reserved names', () =>
  goldenEvents(memberNameEvents, new URL('golden/member-name-events.json', import.meta.url)))
