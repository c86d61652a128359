import { isDeepStrictEqual } from 'node:util'
import { uuidV5 } from '#event-sourcing'
import type { Lots } from '../../faults/lots.js'
import { roles, topics } from '../company/generated-client.js'
import type { Connections } from '../company/connections.js'
import { wordings } from '../company/wording.js'
import { ask } from './asking.js'
import type { Deed } from './deed.js'
import { Known } from './known.js'

const NAMESPACE = '5a1e6f0c-3b7d-4c52-9a54-0f0d7c9be201'
const HOUR_MS = 3_600_000
/** So many commands are remembered to be sent again. */
const REPEATABLE = 200

interface Named {
  readonly id: string
}

/** What a command answers, as far as it is asked for. */
interface Told {
  readonly position: string
  readonly repeated: boolean
  readonly journey?: Named | null
  readonly touchpoint?: Named | null
  readonly handoff?: Named | null
  readonly promise?: Named | null
}

interface Sent {
  readonly name: keyof typeof asked
  readonly input: Readonly<Record<string, unknown>>
  readonly told: Told
}

/** The mutations, with what of their answers later ones need. */
const asked = {
  recordTouchpoint: 'touchpoint { id } journey { id }',
  changeJourney: 'journey { id status }',
  resolveJourney: 'journey { id status }',
  reopenJourney: 'journey { id status }',
  moveTouchpoint: 'journey { id status }',
  mergeJourneys: 'journey { id status }',
  offerHandoff: 'handoff { id } journey { id }',
  acceptHandoff: 'handoff { id }',
  declineHandoff: 'handoff { id }',
  makePromise: 'promise { id } journey { id }',
  keepPromise: 'promise { id }',
} as const

/** What these ask for may be so already: then nothing of them is kept. */
const maybeNothing: readonly string[] = ['changeJourney', 'moveTouchpoint', 'acceptHandoff']

/** Gives commands for some clients, and remembers what was answered. */
export class Commands {
  /** The ids of the commands that were answered, and must have left something. */
  readonly acknowledged: string[] = []
  readonly #known = new Map<string, Known>()
  readonly #again: Sent[] = []
  #given = 0

  constructor(
    private readonly connections: Connections,
    private readonly clients: readonly string[],
    private readonly lots: Lots,
    private readonly seed: number,
  ) {}

  get deeds(): Deed[] {
    return [
      { kind: 'a touchpoint', weight: 30, act: () => this.touch(this.lots.pick(this.clients)) },
      { kind: 'a command again', weight: 2, act: () => this.repeat() },
      { kind: 'a correction', weight: 8, act: () => this.onJourney((known) => this.correct(known)) },
      { kind: 'a handoff or its reply', weight: 6, act: () => this.onJourney((known) => this.handOver(known)) },
      { kind: 'a promise made or kept', weight: 3, act: () => this.onJourney((known) => this.promise(known)) },
    ]
  }

  /** Records a touchpoint of a client, which happens now. */
  async touch(clientId: string, text = this.said()): Promise<void> {
    const { lots } = this
    const known = this.known(clientId)
    const isInbound = lots.next() < 0.4
    const touchpoint = {
      occurredAt: new Date().toISOString(),
      role: lots.pick(roles),
      topic: lots.pick(topics)[0],
      channel: lots.pick(['mail', 'phone', 'chat']),
      direction: isInbound ? 'INBOUND' : 'OUTBOUND',
      intent: isInbound ? 'ASK' : lots.pick(['ANSWER', 'ANSWER', 'DEFLECT', 'DECLINE']),
      ...(!isInbound && lots.next() < 0.2 && { effect: 'RESOLVES' }),
      source: { system: 'soak', thread: known.thread(lots), id: `${clientId} ${this.#given}` },
      text,
    }
    const told = await this.give('recordTouchpoint', { client: { id: clientId }, touchpoint })
    if (told.touchpoint && told.journey) known.touched(told.journey.id, told.touchpoint.id)
  }

  private async repeat(): Promise<void> {
    if (this.#again.length === 0) return
    const { name, input, told } = this.lots.pick(this.#again)
    const again = await this.send(name, input)
    if (!isDeepStrictEqual(again, { ...told, repeated: true }))
      throw new Error(`${name} was answered ${JSON.stringify(told)}, then ${JSON.stringify(again)}.`)
  }

  /** Does something with a client of whom a journey is known, else makes one known. */
  private onJourney(act: (known: Known) => Promise<unknown>): Promise<void> {
    const clientId = this.lots.pick(this.clients)
    const known = this.known(clientId)
    return known.hasJourney ? act(known).then(() => undefined) : this.touch(clientId)
  }

  private correct({ clientId, journeys, touchpoints }: Known): Promise<Told> {
    const { lots } = this
    const journeyId = lots.pick(journeys)
    const corrections: readonly (() => Promise<Told>)[] = [
      () => this.give('changeJourney', { clientId, journeyId, topic: lots.pick(topics)[0] }),
      () => this.give('resolveJourney', { clientId, journeyId }),
      () => this.give('reopenJourney', { clientId, journeyId }),
      () => this.give('moveTouchpoint', { clientId, touchpointId: lots.pick(touchpoints), toJourneyId: journeyId }),
      () => this.give('mergeJourneys', { clientId, fromJourneyId: lots.pick(journeys), intoJourneyId: journeyId }),
    ]
    return lots.pick(corrections)()
  }

  private async handOver(known: Known): Promise<void> {
    const { lots } = this
    const { clientId } = known
    const open = known.takeHandoff()
    if (open && lots.next() < 0.6) await this.give('acceptHandoff', { clientId, ...open })
    else if (open)
      await this.give('declineHandoff', { clientId, ...open, reason: 'Not ours', instead: lots.pick(roles) })
    else {
      const journeyId = lots.pick(known.journeys)
      const [from, to] = lots.shuffled(roles)
      const told = await this.give('offerHandoff', {
        clientId,
        journeyId,
        from,
        to,
        briefing: this.said(),
        consent: true,
      })
      if (told.handoff) known.offered({ journeyId: told.journey?.id ?? journeyId, handoffId: told.handoff.id })
    }
  }

  private async promise(known: Known): Promise<void> {
    const { clientId } = known
    const open = known.takePromise()
    if (open) {
      await this.give('keepPromise', { clientId, ...open })
      return
    }
    const journeyId = this.lots.pick(known.journeys)
    const dueAt = new Date(Date.now() + (1 + this.lots.below(100)) * HOUR_MS).toISOString()
    const input = { clientId, journeyId, dueAt, role: this.lots.pick(roles), text: this.said() }
    const { promise } = await this.give('makePromise', input)
    if (promise) known.promised({ journeyId, promiseId: promise.id })
  }

  private async give(name: Sent['name'], input: Sent['input']): Promise<Told> {
    const commandId = uuidV5(`${this.seed} ${this.#given++}`, NAMESPACE)
    const told = await this.send(name, { ...input, commandId })
    if (!maybeNothing.includes(name)) this.acknowledged.push(commandId)
    if (name === 'recordTouchpoint') this.#again.push({ name, input: { ...input, commandId }, told })
    if (this.#again.length > REPEATABLE) this.#again.shift()
    return told
  }

  private async send(name: Sent['name'], input: Sent['input']): Promise<Told> {
    const type = `${name.charAt(0).toUpperCase()}${name.slice(1)}Input`
    const query = `mutation ($input: ${type}!) { ${name}(input: $input) { position repeated ${asked[name]} } }`
    const answer = await ask<Readonly<Record<string, Told>>>(this.connections, query, { input })
    const told = answer[name]
    if (!told) throw new Error(`There is no answer to ${name}.`)
    return told
  }

  private known(clientId: string): Known {
    const known = this.#known.get(clientId) ?? new Known(clientId)
    this.#known.set(clientId, known)
    return known
  }

  private said(): string {
    const words = this.lots.pick(wordings)
    return Array.from({ length: 5 + this.lots.below(15) }, () => this.lots.pick(words)).join(' ')
  }
}
