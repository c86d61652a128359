import { setImmediate as nextTurn } from 'node:timers/promises'
import type { ServerWritableStream } from '@grpc/grpc-js'
import type { ServerContext } from './context.js'
import type { streams } from './protocol.js'
import { RpcError, rpcErrors } from './rpc-errors.js'
import type { TransactionLog } from './transaction-log.js'

/** Yielded by a subscription that has nothing to send until something is stored. */
export const quiet = Symbol('quiet')

export type Messages = Iterator<Buffer | typeof quiet>
export type ReadCall = ServerWritableStream<streams.ReadReq, Buffer>

/** Sends what a read or a subscription yields, no faster than its reader takes it. */
export class Pump {
  private waiting = false
  private sent = 0
  private buffered = 0
  private stopFollowing = () => {}
  private readonly fail = () => this.end(rpcErrors.serverNotReady())

  constructor(
    private readonly context: ServerContext,
    private readonly call: ReadCall,
    private readonly log: TransactionLog,
    private readonly messages: Messages,
    /** Cuts the connection after so many messages. */
    private readonly dropAfter = Infinity,
  ) {}

  start(): void {
    this.stopFollowing = this.log.follow(() => this.run())
    this.log.abandoned.addEventListener('abort', this.fail)
    this.call.on('cancelled', () => {
      this.stop()
      this.release(this.buffered)
    })
    this.run()
  }

  private run(): void {
    try {
      while (!this.waiting) {
        if (this.sent >= this.dropAfter) return void this.drop()
        const { value, done } = this.messages.next()
        if (done === true) return this.end()
        if (value === quiet) return
        this.write(value)
      }
    } catch (error) {
      this.end(error instanceof RpcError ? error : rpcErrors.unexpectedResult(String(error)))
    }
  }

  private write(message: Buffer): void {
    this.sent++
    this.buffered += message.length
    this.context.calls.buffer(message.length)
    const taken = this.call.write(message, () => this.release(message.length))
    if (taken) return
    this.waiting = true
    this.call.once('drain', () => {
      this.waiting = false
      this.run()
    })
  }

  /** A call that is cancelled lets go of what its reader never took. */
  private release(bytes: number): void {
    const released = Math.min(bytes, this.buffered)
    this.buffered -= released
    this.context.calls.release(released)
  }

  /** Cuts the connection once what was sent has left. */
  private async drop(): Promise<void> {
    this.waiting = true
    while (this.call.writableLength > 0 && !this.call.destroyed && !this.call.cancelled) await nextTurn()
    await nextTurn()
    this.context.connections.dropOf(this.call)
  }

  private end(error?: RpcError): void {
    this.stop()
    if (error === undefined) this.call.end()
    else this.call.emit('error', error)
  }

  private stop(): void {
    this.waiting = true
    this.stopFollowing()
    this.log.abandoned.removeEventListener('abort', this.fail)
    this.messages.return?.()
  }
}
