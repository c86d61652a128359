import type { RecordedEvent } from '#event-sourcing'
import type { Projection } from '#views'
import type { ClientEvent } from '../domain/events.js'
import { assignments, projectAssignments, touchedAssignments } from './assignment.js'
import { circles, projectCircles, touchedCircles } from './circle.js'
import { clientRefs, clients, mergeProposals, projectClients, touchedClients } from './client.js'
import { contacts, projectContacts } from './contact.js'
import { projectDue, touchedDue } from './due.js'
import { handoffs } from './handoff.js'
import { journeys } from './journey.js'
import { projectJourneys, touchedJourneys } from './journey-fold.js'
import { hops, paths } from './path.js'
import { promises } from './promise.js'
import { timelineEntries } from './timeline-entry.js'
import { projectEntries, touchedEntries } from './timeline-fold.js'

const PREFIX = 'client-'

/** All views of clients and their journeys, folded from the clients' streams. */
export const journeysProjection: Projection<ClientEvent> = {
  name: 'journeys',
  version: 9,
  tables: [
    clients,
    clientRefs,
    mergeProposals,
    timelineEntries,
    journeys,
    paths,
    hops,
    circles,
    assignments,
    contacts,
    handoffs,
    promises,
  ],
  streams: [PREFIX],

  touches: (event, recorded) => [
    ...touchedClients(event, clientIdOf(recorded)),
    ...touchedEntries(event),
    ...touchedJourneys(event),
    ...touchedDue(event),
    ...touchedCircles(event),
    ...touchedAssignments(event, clientIdOf(recorded)),
  ],

  project(rows, event, recorded) {
    const clientId = clientIdOf(recorded)
    projectClients(rows, event, clientId)
    projectEntries(rows, event, clientId, recorded)
    projectJourneys(rows, event, clientId)
    projectDue(rows, event)
    projectCircles(rows, event, clientId, recorded)
    projectContacts(rows, event, clientId)
    projectAssignments(rows, event, clientId)
  },
}

const clientIdOf = ({ stream }: RecordedEvent): string => stream.slice(PREFIX.length)
