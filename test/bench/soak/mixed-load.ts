import { setTimeout as pause } from 'node:timers/promises'
import type { Lots } from '../../faults/lots.js'
import { Refused } from './asking.js'
import type { Deed } from './deed.js'

/** With what the state of a client may refuse a command that somebody gives without looking. */
const expectedRefusals: readonly string[] = [
  'HANDOFF_ALREADY_ACCEPTED',
  'HANDOFF_ALREADY_DECLINED',
  'HANDOFF_NOT_FOUND',
  'HANDOFF_SUPERSEDED',
  'HANDOFF_TO_ONESELF',
  'JOURNEY_ALREADY_ABANDONED',
  'JOURNEY_ALREADY_RESOLVED',
  'JOURNEY_NOT_RESOLVED',
  'JOURNEY_WOULD_BE_EMPTY',
  'PROMISE_NOT_FOUND',
  'SAME_JOURNEY',
]
/** More than so many at once are not begun: the server has fallen behind for good. */
const MOST_UNDER_WAY = 500
const MOST_FAULTS = 100
/** What has not ended by then never will. */
const PATIENCE_MS = 300_000

/** What came of all deeds of one kind. */
export interface Done {
  readonly ms: number[]
  refused: number
}

/** Deeds by lot at a steady pace, whether or not those before them are done. */
export class MixedLoad {
  readonly done = new Map<string, Done>()
  /** What nobody expected, in sentences: the first of them. */
  readonly faults: string[] = []
  faultCount = 0
  readonly #underWay = new Set<Promise<void>>()

  constructor(
    private readonly deeds: readonly Deed[],
    private readonly perSecond: number,
    private readonly lots: Lots,
  ) {}

  get count(): number {
    return [...this.done.values()].reduce((sum, { ms, refused }) => sum + ms.length + refused, 0)
  }

  /** Begins deeds for so many seconds, and waits until the last has ended. */
  async run(seconds: number): Promise<void> {
    const begun = performance.now()
    for (let index = 0; index < seconds * this.perSecond; index++) {
      const early = begun + (index * 1000) / this.perSecond - performance.now()
      if (early > 1) await pause(early)
      if (this.#underWay.size >= MOST_UNDER_WAY) this.fault(`${MOST_UNDER_WAY} are under way, and one more waits.`)
      else this.begin(this.drawn())
    }
    await Promise.all(this.#underWay)
  }

  fault(sentence: string): void {
    this.faultCount += 1
    if (this.faults.length < MOST_FAULTS) this.faults.push(sentence)
  }

  private drawn(): Deed {
    let lot = this.lots.next() * this.deeds.reduce((sum, { weight }) => sum + weight, 0)
    return this.deeds.find(({ weight }) => (lot -= weight) < 0) ?? this.lots.pick(this.deeds)
  }

  private begin(deed: Deed): void {
    const ended = this.take(deed).finally(() => this.#underWay.delete(ended))
    this.#underWay.add(ended)
  }

  /** Does something once, and notes how it went. */
  async take({ kind, act }: Omit<Deed, 'weight'>): Promise<void> {
    const done = this.done.get(kind) ?? { ms: [], refused: 0 }
    this.done.set(kind, done)
    const begun = performance.now()
    try {
      const took = await Promise.race([act(), tooLong()])
      done.ms.push(took ?? performance.now() - begun)
    } catch (error) {
      if (error instanceof Refused && expectedRefusals.includes(error.code)) done.refused += 1
      else this.fault(`${kind}: ${error instanceof Error ? error.message : String(error)}`)
    }
  }
}

async function tooLong(): Promise<never> {
  await pause(PATIENCE_MS, undefined, { ref: false })
  throw new Error(`It has not ended after ${PATIENCE_MS / 1000} s.`)
}
