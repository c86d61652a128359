import { randomUUID } from 'node:crypto'
import type { Position, RecordedEvent } from '#event-sourcing'
import { RecordTouchpoint, RegisterClient } from '#journeys'
import { operator, RunningProfile } from '../../support/profile.js'
import { closedLoop, type Timed } from './closed-loop.js'

/** How many clients are registered at a time. */
const REGISTERING = 256

/** What Virgil took for its commands, and what they wrote. */
export interface Recorded extends Timed {
  /** From the last answer until the views held everything, in ms. */
  readonly catchUp: number
  /** The events of each command. */
  readonly written: readonly (readonly RecordedEvent[])[]
}

/** Virgil as an app runs it: the door, the buses, the rules, the embedded store, and the views keeping up. */
export class VirgilSide {
  private constructor(private readonly profile: RunningProfile) {}

  static async open(folder: string): Promise<VirgilSide> {
    return new VirgilSide(await RunningProfile.open({ folder, viewsThread: true }))
  }

  /** Records one touchpoint each of so many clients, registered beforehand. */
  async record(commands: number, callers: number): Promise<Recorded> {
    const { embedded } = this.profile
    const clients = await this.register(commands)
    const before = await embedded.store.head()
    const timed = await closedLoop(commands, callers, (index) => this.profile.execute(touch(clients[index], index)))
    const answered = performance.now()
    await embedded.caughtUp()
    const catchUp = performance.now() - answered
    return { ...timed, catchUp, written: await this.writtenAfter(before) }
  }

  close(): Promise<void> {
    return this.profile.close()
  }

  private async register(count: number): Promise<string[]> {
    const clients: string[] = []
    await closedLoop(count, REGISTERING, async (index) => {
      const command = new RegisterClient(operator, { name: `Bench ${index}`, code: codeOf(randomUUID()) })
      clients.push((await this.profile.execute(command)).clientId)
    })
    await this.profile.embedded.caughtUp()
    return clients
  }

  private async writtenAfter(position: Position): Promise<RecordedEvent[][]> {
    const byCommand = new Map<string, RecordedEvent[]>()
    for await (const event of this.profile.embedded.store.readAll({ after: position })) {
      const { commandId } = event.metadata
      const events = byCommand.get(commandId)
      if (events) events.push(event)
      else byCommand.set(commandId, [event])
    }
    return [...byCommand.values()]
  }
}

const codeOf = (id: string): string => id.replaceAll('-', '').slice(0, 20).toUpperCase()

function touch(clientId: string | undefined, index: number): RecordTouchpoint {
  if (clientId === undefined) throw new Error('There are more commands than clients.')
  return new RecordTouchpoint(operator, {
    client: { id: clientId },
    touchpoint: {
      occurredAt: '2026-03-02T10:00:00Z',
      role: 'account',
      member: 'Anna Keller',
      contact: 'Farid Hasanov',
      channel: 'mail',
      direction: 'inbound',
      intent: 'ask',
      topic: 'training',
      text: 'We bought the new modelling software last month and our lead engineer cannot work with it yet. Who trains him?',
      source: { system: 'bench', id: `mail-${index}`, thread: `thread-${index}` },
    },
  })
}
