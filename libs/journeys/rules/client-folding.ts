import { client } from '../domain/client.js'
import { clientSnapshots } from '../domain/client-snapshot.js'
import { clientEvents } from '../domain/events.js'

/** How the stream of a client is folded, and its state kept. */
export const clientFolding = { decider: client, catalogue: clientEvents, codec: clientSnapshots }
