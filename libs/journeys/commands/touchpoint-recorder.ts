import { Injectable } from '@nestjs/common'
import { DomainError, uuidV5, type Position } from '#event-sourcing'
import type { ClientState } from '../domain/client-state.js'
import type { IncomingTouchpoint } from '../domain/commands.js'
import type { ClientEvent } from '../domain/events.js'
import type { Touchpoint } from '../domain/touchpoint.js'
import { ClientCommands, type CommandOrigin, type RecordedAt } from './client-commands.js'
import { ClientRegistry, type ClientAddress } from './client-registry.js'

/** Where a touchpoint stands. `recordOne` answers a known one with its first journey, `record` with its present one. */
export interface RecordedTouchpoint {
  readonly touchpointId: string
  readonly journeyId: string
  /** Whether it had been recorded before. */
  readonly repeated: boolean
}

interface Answered {
  readonly touchpoints: readonly RecordedTouchpoint[]
  /** The revision of the event, where the command recorded no touchpoint because the only one was known. */
  readonly knownAt?: number
}

/** Records touchpoints and answers where: the source's id, else the command's, makes the touchpoint's id. */
@Injectable()
export class TouchpointRecorder {
  constructor(
    private readonly clients: ClientCommands,
    private readonly registry: ClientRegistry,
  ) {}

  /** Records touchpoints of one client in one write. */
  async record(
    address: ClientAddress,
    touchpoints: readonly (Touchpoint & { journeyId?: string })[],
    origin: CommandOrigin,
  ): Promise<RecordedAt & Answered> {
    const clientId = await this.registry.clientOf(address, origin)
    const incoming = touchpoints.map((touchpoint, index): IncomingTouchpoint => ({
      ...touchpoint,
      touchpointId: touchpointIdOf(clientId, touchpoint, origin.commandId, index),
    }))
    const { position, repeated, events, answer } = await this.clients.run(
      clientId,
      { type: 'RecordTouchpoints', touchpoints: incoming },
      origin,
      (state) => placesOf(state, incoming),
    )
    return {
      clientId,
      position,
      repeated,
      touchpoints: answered(incoming, events, repeated, answer),
      knownAt: answer[0]?.revision,
    }
  }

  /** Records one touchpoint; one that is known is answered with its first recording. */
  async recordOne(
    address: ClientAddress,
    touchpoint: Touchpoint & { journeyId?: string },
    origin: CommandOrigin,
  ): Promise<RecordedAt & RecordedTouchpoint> {
    const recorded = await oneOf(this.record(address, [touchpoint], origin))
    const { clientId, position, repeated, touchpoints, knownAt } = recorded
    const [only] = touchpoints
    if (!only) throw new Error('A recorded touchpoint is not in the state of its client.')
    // The same command again has its first answer already, with the position of its last event; another command has not.
    if (repeated || !only.repeated) return { clientId, position, ...only }
    return { clientId, position, ...only, ...(await this.firstRecording(clientId, knownAt)), repeated: true }
  }

  private async firstRecording(
    clientId: string,
    revision: number | undefined,
  ): Promise<{ journeyId: string; position: Position } | undefined> {
    const first = revision === undefined ? undefined : await this.clients.eventAt(clientId, revision)
    return first?.event.type === 'TouchpointRecorded'
      ? { journeyId: first.event.data.journeyId, position: first.position }
      : undefined
  }
}

/** The same touchpoint of a source has the same id; without a source's id, the command makes it. */
function touchpointIdOf(clientId: string, { source }: Touchpoint, commandId: string, index: number): string {
  const name = source?.id === undefined ? `${commandId} ${index}` : `${source.system}\n${source.id}`
  return uuidV5(name, clientId)
}

const placesOf = (
  state: ClientState,
  incoming: readonly IncomingTouchpoint[],
): { journeyId: string; revision: number }[] =>
  incoming.map(({ touchpointId }) => ({ journeyId: '', revision: -1, ...state.touchpoints.get(touchpointId) }))

function answered(
  incoming: readonly IncomingTouchpoint[],
  events: readonly ClientEvent[],
  repeated: boolean,
  places: readonly { journeyId: string }[],
): RecordedTouchpoint[] {
  const recorded = new Map(
    events.flatMap((event) =>
      event.type === 'TouchpointRecorded' ? [[event.data.touchpointId, event.data.journeyId]] : [],
    ),
  )
  return incoming.map(({ touchpointId }, index) => ({
    touchpointId,
    journeyId: recorded.get(touchpointId) ?? places[index]?.journeyId ?? '',
    repeated: repeated || !recorded.has(touchpointId),
  }))
}

/** A refusal of the only touchpoint names the field of a touchpoint, not of a list. */
async function oneOf<T>(recording: Promise<T>): Promise<T> {
  try {
    return await recording
  } catch (error) {
    if (!(error instanceof DomainError) || error.path?.[0] !== 'touchpoints') throw error
    throw new DomainError(error.code, error.message, ['touchpoint', ...error.path.slice(2)])
  }
}
