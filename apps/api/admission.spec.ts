import { once } from 'node:events'
import { Agent, createServer, request, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { admission, BODY_BYTES, type Room } from './admission.js'

describe('requests at once', () => {
  const agent = new Agent({ keepAlive: false })
  let server: Server
  /** Those that were let in and have no answer yet. */
  let inside: ServerResponse[]

  async function serve(room: Room): Promise<void> {
    inside = []
    const admit = admission(room)
    server = createServer((request, response) => admit(request, response, () => inside.push(response)))
    server.listen(0, '127.0.0.1')
    await once(server, 'listening')
  }
  afterEach(() => {
    server.closeAllConnections()
    server.close()
  })

  function send(headers: Record<string, string | number> = {}, method = 'POST') {
    const { port } = server.address() as AddressInfo
    const sent = request({ port, host: '127.0.0.1', method, headers, agent })
    sent.on('error', () => undefined)
    sent.flushHeaders()
    const answered = once(sent, 'response').then(([answer]) => answer as IncomingMessage)
    // Those that are never answered end with the server.
    answered.catch(() => undefined)
    return { sent, answered }
  }
  const small = { 'content-length': 1 }

  /** Sends a request and waits until it has come. */
  async function enter(headers: Record<string, string | number> = small, method?: string) {
    const come = once(server, 'request')
    const entering = send(headers, method)
    await come
    return entering
  }

  async function refused(headers: Record<string, string | number> = small): Promise<void> {
    const answer = await send(headers).answered
    const parts: Buffer[] = []
    for await (const part of answer) parts.push(part as Buffer)
    expect(answer.statusCode).toBe(503)
    expect(answer.headers['retry-after']).toBe('1')
    expect(JSON.parse(Buffer.concat(parts).toString())).toMatchObject({ code: 'BUSY' })
  }

  it('are refused when as many are under way as may, and taken again when one is answered', async () => {
    await serve({ requests: 2, bytes: BODY_BYTES })
    const first = await enter()
    await enter()
    await refused()
    inside.shift()?.end()
    expect((await first.answered).statusCode).toBe(200)
    await enter()
    expect(inside).toHaveLength(2)
  })

  it('leave room where whoever asked hangs up', async () => {
    await serve({ requests: 1, bytes: BODY_BYTES })
    const { sent } = await enter()
    const gone = once(inside[0] ?? server, 'close')
    sent.destroy()
    await gone
    await enter()
    expect(inside).toHaveLength(2)
  })

  it('are refused when they bring too much together', async () => {
    await serve({ requests: 10, bytes: 100 })
    await enter({ 'content-length': 60 })
    await refused({ 'content-length': 41 })
    await enter({ 'content-length': 40 })
    expect(inside).toHaveLength(2)
  })

  it('count as the largest where they do not say how much they bring', async () => {
    await serve({ requests: 10, bytes: BODY_BYTES })
    await enter({ 'content-length': 1 })
    await refused({ 'transfer-encoding': 'chunked' })
    await enter({}, 'GET')
    expect(inside).toHaveLength(2)
  })
})
