import { isDeepStrictEqual } from 'node:util'
import { DomainError, StoreError } from '#event-sourcing'
import { messageOf, type Answer, type Load, type Sent } from '../faults/load.js'
import { essence } from '../faults/send-again.js'
import type { SimulatedProcess } from './simulated-process.js'
import type { Desk } from './desk.js'
import type { Disk } from './disk.js'
import type { Trace } from './trace.js'

/** A command with all that its caller, or callers, heard of it. */
export interface Order {
  readonly number: number
  readonly sent: Sent
  /** How often it is under way now. */
  running: number
  /** Whether its caller knows how it ended. */
  isOver: boolean
  /** What it was answered first, once something of it was kept. */
  first?: Answer
}

/** Those who give commands, one at a time each: they repeat what failed, with the same id, or give it up. */
export class Callers {
  readonly faults: string[] = []
  answered = 0
  refused = 0
  private readonly orders: Order[] = []
  private readonly held: (Order | undefined)[]

  constructor(
    count: number,
    private readonly load: Load,
    private readonly disk: Disk,
    private readonly trace: Trace,
  ) {
    this.held = Array.from({ length: count }, () => undefined)
  }

  /** How many commands were given. */
  get given(): number {
    return this.orders.length
  }

  /** Who has nothing to do. */
  get idle(): number[] {
    return this.which((order) => order === undefined || order.isOver)
  }

  /** Whose command failed, or was lost with a process. */
  get toRepeat(): number[] {
    return this.which((order) => order !== undefined && !order.isOver && order.running === 0)
  }

  /** Who waits for an answer. */
  get waiting(): number[] {
    return this.which((order) => order !== undefined && !order.isOver && order.running > 0)
  }

  /** Commands that are under way. */
  get running(): Order[] {
    return this.orders.filter(({ running }) => running > 0)
  }

  give(caller: number, process: SimulatedProcess, desk: Desk): string {
    const order: Order = { number: this.orders.length + 1, sent: this.load.next(), running: 0, isOver: false }
    this.orders.push(order)
    this.held[caller] = order
    return this.send(order, process, desk)
  }

  repeat(caller: number, process: SimulatedProcess, desk: Desk): string {
    const order = this.held[caller]
    return order ? this.send(order, process, desk) : 'nothing'
  }

  /** The caller goes away; what it sent may still be recorded. */
  giveUp(caller: number): string {
    const order = this.held[caller]
    this.held[caller] = undefined
    return order ? nameOf(order) : 'nothing'
  }

  /** All that was under way is lost with the process. */
  lose(): void {
    for (const order of this.orders) order.running = 0
  }

  private send(order: Order, process: SimulatedProcess, desk: Desk): string {
    order.running += 1
    // What a process says after its end nobody hears.
    const heard = (hear: () => void) => {
      if (!process.isAlive) return
      order.running -= 1
      hear()
    }
    desk.execute(messageOf(order.sent)).then(
      (answer) => heard(() => this.answer(order, answer)),
      (error: unknown) => heard(() => this.fail(order, error)),
    )
    return nameOf(order)
  }

  private answer(order: Order, answer: Answer): void {
    this.trace.note(`   ${nameOf(order)} is answered at ${answer.position}${answer.repeated ? ', again' : ''}`)
    this.answered += 1
    order.isOver = true
    const { first } = order
    if (first && !answer.repeated) this.faults.push(`${nameOf(order)} was taken for a new command when it came again.`)
    if (first && !isDeepStrictEqual(essence(first), essence(answer)))
      this.faults.push(`${nameOf(order)} was answered ${JSON.stringify(first)}, then ${JSON.stringify(answer)}.`)
    if (first) return
    this.load.heard(answer)
    if (this.disk.keeps(order.sent.input.commandId)) order.first = answer
  }

  private fail(order: Order, error: unknown): void {
    const code = error instanceof DomainError ? error.code : String(error)
    this.trace.note(`   ${nameOf(order)} fails with ${code}`)
    if (code === 'STORE_UNAVAILABLE' || code === 'CONFLICT') return
    this.refused += 1
    order.isOver = true
    if (!(error instanceof DomainError) || error instanceof StoreError)
      this.faults.push(`${nameOf(order)} failed: ${code}`)
    else if (order.running === 0 && this.disk.keeps(order.sent.input.commandId))
      this.faults.push(`${nameOf(order)} was refused with ${code}, and is kept.`)
  }

  private which(is: (order: Order | undefined) => boolean): number[] {
    return this.held.flatMap((order, caller) => (is(order) ? [caller] : []))
  }
}

const nameOf = ({ number, sent: { kind } }: Order): string => `#${number} ${kind}`
