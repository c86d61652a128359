import type { ServerDuplexStream } from '@grpc/grpc-js'
import type { ServerContext } from './context.js'
import type { streams } from './protocol.js'

type Call = ServerDuplexStream<streams.BatchAppendReq, streams.BatchAppendResp>

interface Answer {
  readonly stream: string
  readonly message: streams.BatchAppendResp
}

/** Sends the answers of a batch call, and takes no further requests while the caller does not take answers. */
export class BatchAnswers {
  private readonly ready: Answer[] = []
  private full = false

  constructor(
    private readonly context: ServerContext,
    private readonly call: Call,
    private readonly sent: () => void,
  ) {}

  send(stream: string, message: streams.BatchAppendResp): void {
    if (this.context.faults.answerLots === undefined) return this.write(message)
    this.ready.push({ stream, message })
    if (this.ready.length === 1) setImmediate(() => this.sendReady())
  }

  /** Writes complete in the order of the log, but answers go by many threads: only within a stream is their order kept. */
  private sendReady(): void {
    const lots = this.context.faults.answerLots ?? (() => 0)
    while (this.ready.length > 0) {
      const { stream } = this.ready[Math.floor(lots() * this.ready.length)] as Answer
      const first = this.ready.findIndex((answer) => answer.stream === stream)
      this.write((this.ready.splice(first, 1)[0] as Answer).message)
    }
  }

  private write(message: streams.BatchAppendResp): void {
    const taken = this.call.write(message)
    this.sent()
    if (taken || this.full) return
    this.full = true
    this.call.pause()
    this.call.once('drain', () => {
      this.full = false
      this.call.resume()
    })
  }
}
