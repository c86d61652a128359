import type { Endpoint } from './options.js'

/** What can go wrong, once. `method` narrows a fault to calls of that method. */
export type Fault =
  /** The connection is cut and the append is not applied. */
  | { readonly kind: 'drop-before-append' }
  /** The append is applied and the connection is cut before its answer: the lost answer. */
  | { readonly kind: 'drop-after-append' }
  /** The append is applied, and no answer ever comes. */
  | { readonly kind: 'withhold-answer' }
  /** The append is applied, and the answer says that it timed out. */
  | { readonly kind: 'time-out-append' }
  /** The answer to an append comes late. */
  | { readonly kind: 'slow-append'; readonly milliseconds: number }
  /** The connection is cut after so many messages of a read. */
  | { readonly kind: 'drop-read'; readonly after: number }
  /** The connection is cut after so many messages of a subscription, its confirmation counted. */
  | { readonly kind: 'drop-subscription'; readonly after: number }
  /** The batch call ends well after an append was received, which is neither applied nor answered. */
  | { readonly kind: 'end-batch' }
  /** The call fails as unavailable. */
  | { readonly kind: 'refuse'; readonly method?: string }
  /** The call is never answered. */
  | { readonly kind: 'stall'; readonly method?: string }
  /** The call begins late. */
  | { readonly kind: 'slow'; readonly milliseconds: number; readonly method?: string }
  /** The call is answered with where the leader is. */
  | { readonly kind: 'not-leader'; readonly leader: Endpoint; readonly method?: string }

type Kind = Fault['kind']
type FaultOf<K extends Kind> = Extract<Fault, { kind: K }>

/** A lot that is drawn at each chance of its fault: one in so many goes wrong. */
export interface Lot {
  readonly fault: Fault
  readonly oneIn: number
}

/** What is to go wrong at a server; a test sets it, and the same calls in the same order meet the same faults. */
export class Faults {
  private readonly due: Fault[] = []
  private lots: readonly Lot[] = []
  private draw: () => number = () => 1
  private answersApart: (() => number) | undefined
  /** What went wrong, in order. */
  readonly happened: Fault[] = []

  /** Lets this go wrong at the next `times` chances. */
  next(fault: Fault, times = 1): void {
    for (let i = 0; i < times; i++) this.due.push(fault)
  }

  /** Lets things go wrong by lot. */
  byLot(seed: number, lots: readonly Lot[]): void {
    this.draw = numbersFrom(seed)
    this.lots = lots
  }

  /** Answers of a batch call that are ready at once come in any order between streams, in order within one. */
  mixAnswers(seed: number): void {
    this.answersApart = numbersFrom(seed)
  }

  /** Numbers in [0, 1) by which answers are mixed; undefined if they are not. */
  get answerLots(): (() => number) | undefined {
    return this.answersApart
  }

  clear(): void {
    this.due.length = 0
    this.lots = []
    this.answersApart = undefined
    this.happened.length = 0
  }

  /** Takes the fault that is due at this chance, if one is. */
  take<K extends Kind>(kind: K, method?: string): FaultOf<K> | undefined {
    const fault = this.takeDue(kind, method) ?? this.drawn(kind, method)
    if (fault !== undefined) this.happened.push(fault)
    return fault
  }

  private takeDue<K extends Kind>(kind: K, method?: string): FaultOf<K> | undefined {
    const index = this.due.findIndex((fault) => meets(fault, kind, method))
    return index < 0 ? undefined : (this.due.splice(index, 1)[0] as FaultOf<K>)
  }

  private drawn<K extends Kind>(kind: K, method?: string): FaultOf<K> | undefined {
    for (const { fault, oneIn } of this.lots) {
      if (meets(fault, kind, method) && this.draw() * oneIn < 1) return fault as FaultOf<K>
    }
    return undefined
  }
}

function meets(fault: Fault, kind: Kind, method: string | undefined): boolean {
  return fault.kind === kind && (!('method' in fault) || fault.method === undefined || fault.method === method)
}

/** Mulberry32: numbers in [0, 1) that follow from a seed. */
function numbersFrom(seed: number): () => number {
  let state = seed | 0
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}
