import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { status } from '@grpc/grpc-js'
import { EventStoreDBClient } from '@eventstore/db-client'
import { selfSigned } from './certificate.js'
import { startKurrentDb, type KurrentDbServer } from './index.js'
import { services } from './protocol.js'
import { clientOf, collect, happened } from './testing.js'

describe('Entering with TLS and credentials', () => {
  const folder = mkdtempSync(join(tmpdir(), 'kurrentdb-'))
  const certificate = selfSigned()
  const caFile = join(folder, 'ca.crt')
  let server: KurrentDbServer

  beforeAll(async () => {
    writeFileSync(caFile, certificate.cert)
    server = await startKurrentDb({ tls: certificate, credentials: { username: 'admin', password: 'changeit' } })
  })
  afterAll(async () => {
    await server.stop()
    rmSync(folder, { recursive: true })
  })

  const connect = (user: string, trusted = caFile) =>
    EventStoreDBClient.connectionString(`esdb://${user}127.0.0.1:${server.port}?tls=true&tlsCAFile=${trusted}`)

  it('serves who is known', async () => {
    const client = clientOf(server, `&tlsCAFile=${caFile}`)
    await client.appendToStream('a-1', happened())
    expect(await collect(client.readStream('a-1'))).toHaveLength(1)
    await client.dispose()
  })

  it('turns away who is not, and lets nobody read or write', async () => {
    for (const user of ['admin:wrong@', '']) {
      const client = connect(user)
      const refused = { type: 'access-denied' }
      await expect(client.appendToStream('a-2', happened())).rejects.toMatchObject(refused)
      await expect(collect(client.readStream('a-1'))).rejects.toMatchObject(refused)
      await client.dispose()
    }
  })

  it('is not trusted by who trusts another', async () => {
    const other = join(folder, 'other.crt')
    writeFileSync(other, selfSigned().cert)
    const client = connect('admin:changeit@', other)
    await expect(client.appendToStream('a-1', happened())).rejects.toMatchObject({
      code: status.UNAVAILABLE,
      message: expect.stringContaining('self-signed certificate') as unknown,
    })
    await client.dispose()
  })
})

describe('A cluster', () => {
  let leader: KurrentDbServer
  let follower: KurrentDbServer
  const members = () => [leader.member, follower.member]

  beforeAll(async () => {
    leader = await startKurrentDb({ members })
    follower = await startKurrentDb({ followerOf: leader, members })
  })
  afterAll(async () => {
    await follower.stop()
    await leader.stop()
  })

  it('is told of by gossip, so that a client finds the node it prefers', async () => {
    const hosts = `127.0.0.1:${leader.port},127.0.0.1:${follower.port}`
    for (const [preference, node] of [
      ['leader', leader],
      ['follower', follower],
    ] as const) {
      const before = node.calls.opened('Append') + node.calls.opened('BatchAppend')
      const client = EventStoreDBClient.connectionString(`esdb://${hosts}?tls=false&nodePreference=${preference}`)
      await client.appendToStream('a-1', happened())
      expect(node.calls.opened('Append') + node.calls.opened('BatchAppend')).toBe(before + 1)
      await client.dispose()
    }
  })

  it('shows the same events on every node', async () => {
    const client = clientOf(follower)
    await client.appendToStream('b-1', happened())
    expect(leader.log.stream('b-1')).toHaveLength(1)
    await client.dispose()
  })

  it('tells who wants the leader where it is', async () => {
    const client = clientOf(follower)
    await expect(
      client.appendToStream('c-1', happened(), { requiresLeader: true, credentials: { username: 'a', password: 'b' } }),
    ).rejects.toMatchObject({ type: 'not-leader', leader: { address: '127.0.0.1', port: leader.port } })
    await client.dispose()
  })
})

/** What the client learns of a server, which it keeps to itself. */
interface Capable {
  readonly capabilities: Promise<{ serverVersion: string; supports(method: { path: string }): boolean }>
}

describe('An older server', () => {
  it('says so', async () => {
    const server = await startKurrentDb({ version: '21.6.0', batchAppend: false })
    const client = clientOf(server)
    const capabilities = await (client as unknown as Capable).capabilities
    expect(capabilities.serverVersion).toBe('21.6.0')
    expect(capabilities.supports(services.streams.batchAppend)).toBe(false)
    expect(capabilities.supports(services.streams.append)).toBe(true)
    await client.appendToStream('a-1', happened())
    expect(server.calls.opened('Append')).toBe(1)
    await client.dispose()
    await server.stop()
  })
})
