import { START, type Position, type RecordedEvent } from '#event-sourcing'
import { MemoryLog, type LogAccess, type LogFaults } from '#event-sourcing/testing'
import type { Lots } from '../faults/lots.js'

/** What goes wrong for a while: every access fails, or every write, or none. */
export type Outage = 'none' | 'stuck' | 'full'

/** How often single accesses fail, from 0 to 1. */
export interface Weather {
  readonly writeLost: number
  /** The write is done, and its writer is told that it failed. */
  readonly answerLost: number
  readonly readFails: number
  /** The power goes, before a write or after it. */
  readonly powerCut: number
}

const calm: Weather = { writeLost: 0, answerLost: 0, readFails: 0, powerCut: 0 }

/** What a simulated disk holds, and what befalls those who use it. It outlives every process. */
export class Disk {
  readonly log = new MemoryLog()
  outage: Outage = 'none'
  private readonly read: RecordedEvent[] = []

  constructor(
    private readonly lots: Lots,
    public weather: Weather,
  ) {}

  /** Nothing goes wrong from now on. */
  calmDown(): void {
    this.weather = calm
    this.outage = 'none'
  }

  /** The position of the last event that is kept. */
  get head(): Position {
    return this.all().at(-1)?.position ?? START
  }

  /** All events that are kept. */
  all(): readonly RecordedEvent[] {
    this.read.push(...this.log.readAll({ after: this.read.length, upTo: this.log.head(), streams: [''] }))
    return this.read
  }

  at(position: Position): RecordedEvent | undefined {
    return this.all()[Number(position) - 1]
  }

  /** Whether an event of a client came from this command. */
  keeps(commandId: string): boolean {
    return this.all().some(({ stream, metadata }) => stream.startsWith('client-') && metadata.commandId === commandId)
  }

  /** How many events of a stream are kept. */
  countOf(stream: string): number {
    return this.log.revisionOf(stream) + 1
  }

  /** The faults that a process meets; `cutPower` ends it. */
  faultsFor(process: { readonly isAlive: boolean; cutPower(): void }): LogFaults {
    const strike = (share: number): boolean => share > 0 && this.lots.next() < share
    const cut = (share: number): void => {
      if (strike(share)) process.cutPower()
      if (!process.isAlive) throw new Error('the power is gone')
    }
    return {
      before: (access: LogAccess) => {
        const isWrite = access === 'write'
        cut(isWrite ? this.weather.powerCut : 0)
        if (this.outage === 'stuck') throw new Error('disk I/O error')
        if (this.outage === 'full' && isWrite) throw new Error('database or disk is full')
        if (strike(isWrite ? this.weather.writeLost : this.weather.readFails)) throw new Error('disk I/O error')
      },
      after: (access: LogAccess) => {
        if (access !== 'write') return
        cut(this.weather.powerCut)
        if (strike(this.weather.answerLost)) throw new Error('disk I/O error')
      },
    }
  }
}
