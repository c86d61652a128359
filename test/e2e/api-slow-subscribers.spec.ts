import { once } from 'node:events'
import { connect, type Socket } from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'
import WebSocket from 'ws'
import { startServer, type Server } from '../support/server.js'

const RECORD = `mutation ($input: RecordTouchpointInput!) {
  recordTouchpoint(input: $input) { client { id } position }
}`
/** The same text many times over: one message fills what a connection may hold unread. */
const LONG = Array.from({ length: 60 }, (_, index) => `t${index}: text`).join(' ')
const CODE = 'SUBSCRIBER_TOO_SLOW'

interface Recorded {
  readonly recordTouchpoint: { readonly client: { readonly id: string }; readonly position: string }
}
interface Message {
  readonly type: string
  readonly payload?: { readonly extensions?: { readonly position: string }; readonly position?: string }
}

describe('A subscriber', () => {
  let server: Server
  beforeAll(async () => (server = await startServer({ patience: { unreadMs: 500 } })))
  afterAll(() => server.stop())

  const touch = (text: string) =>
    server.gql<Recorded>(RECORD, {
      input: {
        client: { ref: { system: 'crm', id: 'loud' } },
        touchpoint: { occurredAt: '2026-03-02T10:00:00Z', role: 'support', text },
      },
    })
  const metrics = async () => (await fetch(`${server.url}/metrics`)).text()
  const until = async (isSo: () => boolean | Promise<boolean>) => {
    for (let tries = 0; tries < 1000 && !(await isSo()); tries++) await pause(10)
    expect(await isSo()).toBe(true)
  }
  const open = async ({ url } = server, options = {}) => {
    const socket = new WebSocket(`${url.replace('http', 'ws')}/graphql`, 'graphql-transport-ws', options)
    const messages: Message[] = []
    socket.on('message', (data: Buffer) => messages.push(JSON.parse(data.toString()) as Message))
    await once(socket, 'open')
    socket.send(JSON.stringify({ type: 'connection_init' }))
    await until(() => messages.length === 1)
    return { socket, messages, closed: once(socket, 'close') }
  }
  const subscription = (fields: string, variables: object) =>
    JSON.stringify({
      id: 'one',
      type: 'subscribe',
      payload: {
        query: `subscription ($id: ID!, $after: Position) { timelineEntryAdded(clientId: $id, after: $after) { ${fields} } }`,
        variables,
      },
    })

  it('who never reads is dropped with a code, and goes on after the last position without a gap', async () => {
    const { client, position } = (await touch('first')).recordTouchpoint
    const { socket, messages, closed } = await open()
    socket.send(subscription(`text ${LONG}`, { id: client.id, after: position }))
    await touch('second')
    await until(() => messages.length === 2)
    socket.pause()
    const texts = Array.from({ length: 30 }, (_, index) => String(index).padEnd(20_000, '.'))
    for (const text of texts) await touch(text)
    await until(async () => (await metrics()).includes(`virgil_graphql_errors_total{code="${CODE}"} 1`))
    socket.resume()
    const [code, reason] = (await closed) as [number, Buffer]
    expect([code, reason.toString()]).toEqual([4413, CODE])
    const read = messages.length - 2
    expect(read).toBeLessThan(texts.length)
    const again = await open()
    const { position: last } = messages.at(-1)!.payload!.extensions!
    again.socket.send(subscription('text', { id: client.id, after: last }))
    await until(() => again.messages.length === 1 + texts.length - read)
    expect(again.messages.slice(1)).toMatchObject(
      texts.slice(read).map((text) => ({ payload: { data: { timelineEntryAdded: { text } } } })),
    )
    again.socket.close()
  })

  it('is told from where on nothing is missed when it connects', async () => {
    const { client } = (await touch('before')).recordTouchpoint
    const first = await open()
    first.socket.close()
    await touch('meanwhile')
    const { socket, messages } = await open()
    socket.send(subscription('text', { id: client.id, after: first.messages[0]!.payload!.position }))
    await until(() => messages.some(({ type }) => type === 'next'))
    expect(messages.at(-1)).toMatchObject({ payload: { data: { timelineEntryAdded: { text: 'meanwhile' } } } })
    socket.close()
  })

  it('who does not answer any more is given up', async () => {
    const impatient = await startServer({ patience: { pingMs: 100 } })
    const { closed } = await open(impatient, { autoPong: false })
    expect(((await closed) as [number])[0]).toBe(1006)
    const { socket } = await open(impatient)
    await Promise.all([once(socket, 'ping'), once(socket, 'ping')])
    expect(socket.readyState).toBe(socket.OPEN)
    socket.close()
    await impatient.stop()
  })

  it('who asks for too much on one connection is refused what is too much', async () => {
    const { socket, messages } = await open()
    for (let index = 0; index <= 100; index++) {
      const payload = { query: 'subscription { circleEntered { id } }' }
      socket.send(JSON.stringify({ id: String(index), type: 'subscribe', payload }))
    }
    await until(() => messages.length === 2)
    expect(messages[1]).toMatchObject({
      id: '100',
      type: 'error',
      payload: [{ extensions: { code: 'TOO_MANY_OPERATIONS' } }],
    })
    socket.close()
  })

  it('cannot go on after a position that was never given', async () => {
    const { socket, messages } = await open()
    const query = 'subscription { circleEntered(after: "9999999999999999") { id } }'
    socket.send(JSON.stringify({ id: 'one', type: 'subscribe', payload: { query } }))
    await until(() => messages.length > 1)
    expect(messages[1]).toMatchObject({ payload: { errors: [{ extensions: { code: 'POSITION_INVALID' } }] } })
    socket.close()
  })
})

describe('Beyond the most connections', () => {
  it('one is told so, and is let in when another has left', async () => {
    const server = await startServer({ maxConnections: 3 })
    const address = new URL(server.url)
    const held: Socket[] = []
    for (let index = 0; index < 3; index++) {
      const socket = connect(Number(address.port), address.hostname)
      await once(socket, 'connect')
      held.push(socket)
    }
    const ask = () =>
      fetch(`${server.url}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', connection: 'close' },
        body: '{"query":"{ __typename }"}',
      })
    const refused = await ask()
    expect([refused.status, refused.headers.get('retry-after')]).toEqual([503, '1'])
    expect(await refused.json()).toMatchObject({ code: 'TOO_MANY_CONNECTIONS' })
    const socket = new WebSocket(`${server.url.replace('http', 'ws')}/graphql`, 'graphql-transport-ws')
    socket.on('error', () => undefined)
    const [, response] = (await once(socket, 'unexpected-response')) as [unknown, { statusCode: number }]
    expect(response.statusCode).toBe(503)
    expect((await fetch(`${server.url}/healthz`)).status).toBe(200)
    held.pop()?.destroy()
    let status = 0
    for (let tries = 0; tries < 500 && status !== 200; tries++) {
      await pause(10)
      status = (await ask()).status
    }
    expect(status).toBe(200)
    for (const each of held) each.destroy()
    await server.stop()
  })
})
