import { createServer, type AddressInfo, type Server, type Socket } from 'node:net'

interface Call {
  getPeer(): string
}

/** The sockets that clients are connected by, so that a test can cut them. */
export class Connections {
  private readonly sockets = new Map<string, Socket>()
  private server: Server | undefined
  /** How many were accepted since the server was made. */
  accepted = 0

  /** Listens at a port, any free one for 0, and hands each socket on; answers the port. */
  async listen(host: string, port: number, accept: (socket: Socket) => void): Promise<number> {
    const server = createServer({ noDelay: true }, (socket) => {
      this.accepted++
      const peer = `${socket.remoteAddress}:${socket.remotePort}`
      this.sockets.set(peer, socket)
      socket.on('close', () => this.sockets.delete(peer))
      socket.on('error', () => undefined)
      accept(socket)
    })
    this.server = server
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject)
      server.listen(port, host, resolve)
    })
    return (server.address() as AddressInfo).port
  }

  get open(): number {
    return this.sockets.size
  }

  /** Cuts the connection that a call came by, and with it every other call on it. */
  dropOf(call: Call): void {
    this.sockets.get(call.getPeer())?.destroy()
  }

  dropAll(): void {
    for (const socket of this.sockets.values()) socket.destroy()
  }

  async close(): Promise<void> {
    const { server } = this
    this.server = undefined
    if (server === undefined) return
    const closed = new Promise<void>((resolve) => server.close(() => resolve()))
    this.dropAll()
    await closed
  }
}
