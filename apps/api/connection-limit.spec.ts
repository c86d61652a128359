import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import { connect, type AddressInfo, type Socket } from 'node:net'
import { ConnectionLimit } from './connection-limit.js'

const MUCH = Buffer.alloc(50_000_000)
/** No test waits for it. */
const LONG_MS = 60_000
const SHORT_MS = 300

describe('Connections', () => {
  let server: Server
  let limit: ConnectionLimit
  let answer: (url: string) => Promise<Buffer | string>
  const listen = async (unreadMs: number): Promise<void> => {
    server = createServer((request, response) => {
      limit.guard(request, response, () => {
        void answer(request.url ?? '').then((body) => response.end(body))
      })
    })
    limit = new ConnectionLimit(server, { most: 2, unreadMs })
    answer = async () => 'here'
    server.listen(0, '127.0.0.1')
    await once(server, 'listening')
  }
  afterEach(() => {
    server.closeAllConnections()
    server.close()
  })

  const open = async (): Promise<Socket> => {
    const socket = connect((server.address() as AddressInfo).port, '127.0.0.1')
    socket.on('error', () => undefined)
    const counted = once(server, 'connection')
    await once(socket, 'connect')
    await counted
    return socket
  }
  const ask = (socket: Socket, path = '/'): void =>
    void socket.write(`GET ${path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n`)
  const closed = (socket: Socket) => new Promise((resolve) => socket.once('close', resolve))
  const nobody = async (): Promise<void> => {
    while (limit.open > 0) await new Promise((resolve) => setImmediate(resolve))
  }
  const said = async (socket: Socket): Promise<string> => {
    let text = ''
    socket.on('data', (part: Buffer) => (text += part.toString()))
    await closed(socket)
    return text
  }

  it('are told that there are too many, once they ask, and hung up', async () => {
    await listen(LONG_MS)
    const held = [await open(), await open()]
    const one = await open()
    ask(one)
    const text = await said(one)
    expect(text).toMatch(/^HTTP\/1.1 503 /)
    expect(text).toMatch(/"code":"TOO_MANY_CONNECTIONS"/)
    held.forEach((socket) => socket.destroy())
  })

  it('of those who watch the process are answered beyond the limit too', async () => {
    await listen(LONG_MS)
    const held = [await open(), await open()]
    const one = await open()
    ask(one, '/readyz')
    expect(await said(one)).toMatch(/^HTTP\/1.1 200 /)
    held.forEach((socket) => socket.destroy())
  })

  it('are let in again when others have left', async () => {
    await listen(LONG_MS)
    const held = [await open(), await open()]
    held.forEach((socket) => socket.destroy())
    await nobody()
    const one = await open()
    ask(one)
    expect(await said(one)).toMatch(/^HTTP\/1.1 200 /)
  })

  it('over which nothing is said are ended', async () => {
    await listen(SHORT_MS)
    expect(await said(await open())).toBe('')
    await nobody()
  })

  it('over which an answer lies unread are ended', async () => {
    await listen(SHORT_MS)
    answer = async () => MUCH
    const one = await open()
    one.pause()
    ask(one)
    await nobody()
    one.destroy()
  })

  it('over which an answer takes its time are kept', async () => {
    await listen(SHORT_MS)
    answer = () => new Promise((resolve) => server.once('timeout', () => setImmediate(() => resolve('at last'))))
    const one = await open()
    ask(one)
    expect(await said(one)).toMatch(/at last$/)
  })
})
