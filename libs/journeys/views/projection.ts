import type { RecordedEvent } from '#event-sourcing'
import type { Projection } from '#views'
import type { ClientEvent } from '../domain/events.js'
import { circles, projectCircles, touchedCircles } from './circle.js'
import { clientRefs, clients, mergeProposals, projectClients, touchedClients } from './client.js'
import { journeys } from './journey.js'
import { projectJourneys, touchedJourneys } from './journey-fold.js'
import { hops, paths } from './path.js'
import { projectEntries, timelineEntries, touchedEntries } from './timeline-entry.js'

const PREFIX = 'client-'

/** All views of clients and their journeys, folded from the clients' streams. */
export const journeysProjection: Projection<ClientEvent> = {
  name: 'journeys',
  version: 2,
  tables: [clients, clientRefs, mergeProposals, timelineEntries, journeys, paths, hops, circles],
  streams: [PREFIX],

  touches: (event, recorded) => [
    ...touchedClients(event, clientIdOf(recorded)),
    ...touchedEntries(event),
    ...touchedJourneys(event),
    ...touchedCircles(event),
  ],

  project(rows, event, recorded) {
    const clientId = clientIdOf(recorded)
    projectClients(rows, event, clientId)
    projectEntries(rows, event, clientId, recorded)
    projectJourneys(rows, event, clientId)
    projectCircles(rows, event, clientId)
  },
}

const clientIdOf = ({ stream }: RecordedEvent): string => stream.slice(PREFIX.length)
