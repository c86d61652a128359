import { goldenEvents } from '#event-sourcing/testing'
import { charterEvents } from './events.js'

goldenEvents(charterEvents, new URL('golden/charter-events.json', import.meta.url))
