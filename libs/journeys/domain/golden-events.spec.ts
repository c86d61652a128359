import { goldenEvents } from '#event-sourcing/testing'
import { clientEvents } from './events.js'
import { reservationEvents } from './reservation.js'

describe('the events of clients', () =>
  goldenEvents(clientEvents, new URL('golden/client-events.json', import.meta.url)))
describe('the events of reservations', () =>
  goldenEvents(reservationEvents, new URL('golden/reservation-events.json', import.meta.url)))
