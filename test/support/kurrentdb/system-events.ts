import { randomUUID } from 'node:crypto'
import type { ProposedEvent } from './stored-event.js'
import type { TransactionLog } from './transaction-log.js'

/** Events that the server writes for itself stand in $all among the others: KurrentDB.Core/Services/Monitoring/MonitoringService.cs. */
export class SystemEvents {
  private written = 0
  private sinceLast = 0

  constructor(
    private readonly log: TransactionLog,
    private readonly stream: string,
    private readonly every: number,
  ) {}

  /** Writes what is due after so many events of others. */
  after(events: number): void {
    if (this.every <= 0) return
    this.sinceLast += events
    while (this.sinceLast >= this.every) {
      this.sinceLast -= this.every
      this.write()
    }
  }

  /** Writes one: the metadata of the statistics' stream first, then statistics. */
  write(): void {
    const revision = this.log.streams.lastRevision(this.stream) + 1
    if (this.written++ === 0) this.log.write(`$$${this.stream}`, 0, event('$metadata', { $maxAge: 86_400 }))
    else this.log.write(this.stream, revision, event('$statsCollected', { 'proc-id': revision }))
  }
}

function event(type: string, data: object): ProposedEvent {
  return { id: randomUUID(), type, isJson: true, data: Buffer.from(JSON.stringify(data)), metadata: new Uint8Array() }
}
