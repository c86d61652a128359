import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals'
import { ConsoleLogger } from '@nestjs/common'
import { request } from 'node:http'
import { ReadDatabase } from '#views'
import { startServer, type Server } from '../support/server.js'

const record = 'mutation ($input: RecordTouchpointInput!) { recordTouchpoint(input: $input) { position } }'

describe('what the API refuses', () => {
  let server: Server
  beforeAll(async () => {
    server = await startServer()
  })
  afterAll(() => server.stop())

  it.each([
    [
      'a role that no charter names',
      { occurredAt: '2026-03-02T10:00:00Z', role: 'ghost' },
      'UNKNOWN_ROLE',
      ['touchpoint', 'role'],
    ],
    ['a text that is no name', { occurredAt: '2026-03-02T10:00:00Z', team: ' ' }, 'BAD_INPUT', ['touchpoint', 'team']],
    ['a time to come', { occurredAt: '2999-03-02T10:00:00Z' }, 'TIME_IN_FUTURE', ['touchpoint', 'occurredAt']],
  ])('%s, with a code and the path of the field', async (_, touchpoint, code, path) => {
    const input = { client: { ref: { system: 'crm', id: '1' } }, touchpoint }
    const { errors } = await server.gql.answer(record, { input })
    expect(errors).toMatchObject([{ path: ['recordTouchpoint'], extensions: { code, path } }])
    expect(Object.keys(errors?.[0]?.extensions ?? {}).sort()).toEqual(['code', 'path'])
  })

  it.each([
    ['a field that is not there', '{ nothing }', {}, 'GRAPHQL_VALIDATION_FAILED'],
    ['what is no GraphQL', '{', {}, 'GRAPHQL_PARSE_FAILED'],
    [
      'an instant without a zone',
      record,
      { input: { client: {}, touchpoint: { occurredAt: '2026-03-02T10:00:00' } } },
      'BAD_USER_INPUT',
    ],
    ['a page that is too large', '{ clients(first: 201) { totalCount } }', {}, 'BAD_INPUT'],
    ['a client named twice', '{ client(id: "a", ref: { system: "s", id: "1" }) { id } }', {}, 'BAD_INPUT'],
  ])('%s', async (_, query, variables, code) => {
    const { errors } = await server.gql.answer(query, variables)
    expect(errors?.map(({ extensions }) => extensions.code)).toEqual([code])
  })

  it.each([
    ['an argument of it', 'first: 201', 'BAD_INPUT', ['first']],
    ['a cursor of it', 'after: "nonsense"', 'CURSOR_INVALID', ['after']],
  ])('a field for %s, and says where in the answer and where in the input', async (_, argument, code, path) => {
    const input = { client: { ref: { system: 'crm', id: '2' } }, touchpoint: { occurredAt: '2026-03-02T10:00:00Z' } }
    const { recordTouchpoint } = await server.gql<{ recordTouchpoint: { position: string } }>(record, { input })
    const query = `query ($seen: Position) {
      client(ref: { system: "crm", id: "2" }, atLeast: $seen) { name timeline(${argument}) { totalCount } }
    }`
    const { errors } = await server.gql.answer(query, { seen: recordTouchpoint.position })
    expect(errors).toMatchObject([{ path: ['client', 'timeline'], extensions: { code, path } }])
  })

  it('to be kept by a cache on the way', async () => {
    const { headers } = await fetch(`${server.url}/graphql?query={__typename}`, {
      headers: { 'apollo-require-preflight': 'yes' },
    })
    expect(headers.get('cache-control')).toBe('no-store')
    expect(headers.get('etag')).toBeNull()
  })

  it('masks what nobody expected, and logs it whole under the id that it gives', async () => {
    const logged = jest.spyOn(ConsoleLogger.prototype, 'error').mockImplementation(() => undefined)
    const failing = jest.spyOn(server.app.get(ReadDatabase, { strict: false }), 'kysely').mockImplementation(() => {
      throw new Error('the disk is on fire')
    })
    try {
      const { errors } = await server.gql.answer('{ clients { totalCount } }')
      expect(errors).toMatchObject([{ extensions: { code: 'INTERNAL' } }])
      expect(JSON.stringify(errors)).not.toContain('fire')
      expect(logged).toHaveBeenCalledTimes(1)
      expect(String(logged.mock.calls[0]?.[0])).toMatch(
        new RegExp(`^${errors?.[0]?.extensions.id}: Error: the disk is on fire`),
      )
    } finally {
      failing.mockRestore()
      logged.mockRestore()
    }
  })

  const post = (headers: Record<string, string>, body = '{"query":"{ __typename }"}') => asked(server, headers, body)

  it.each([
    ['another name (DNS rebinding)', { host: 'evil.example' }, 'HOST_NOT_LOCAL'],
    ['a name that only begins like ours', { host: 'localhost.evil.example' }, 'HOST_NOT_LOCAL'],
    ['a page of the web', { origin: 'https://evil.example' }, 'ORIGIN_NOT_LOCAL'],
    ['a page without an origin', { origin: 'null' }, 'ORIGIN_NOT_LOCAL'],
  ])('a request for %s', async (_, headers, code) => {
    const { status, body } = await post({ 'content-type': 'application/json', ...headers })
    expect([status, (JSON.parse(body) as { code: string }).code]).toEqual([403, code])
  })

  it.each<Record<string, string>>([{ host: 'localhost:1' }, { host: '[::1]:9' }, { origin: 'http://localhost:5173' }])(
    'but not %j',
    async (headers) => expect((await post({ 'content-type': 'application/json', ...headers })).status).toBe(200),
  )

  it('a simple request, as a page of another site could send it (CSRF)', async () =>
    expect((await post({ 'content-type': 'text/plain' })).status).toBe(400))

  it('several queries in one request', async () =>
    expect(
      (await post({ 'content-type': 'application/json' }, '[{"query":"{ __typename }"},{"query":"{ __typename }"}]'))
        .status,
    ).toBe(400))

  it('a body that is too large, or no JSON', async () => {
    const headers = { 'content-type': 'application/json' }
    expect(await post(headers, `{"query":"${'x'.repeat(11_000_000)}"}`)).toMatchObject({
      status: 413,
      body: expect.stringContaining('BODY_TOO_LARGE'),
    })
    expect(await post(headers, '{')).toMatchObject({ status: 400, body: expect.stringContaining('BODY_INVALID') })
  })
})

/** `fetch` does not let the host be chosen. */
function asked(
  { url }: Server,
  headers: Record<string, string>,
  body: string,
): Promise<{ status: number; body: string }> {
  return new Promise((resolve, reject) => {
    const sent = request(`${url}/graphql`, { method: 'POST', headers }, (response) => {
      const parts: Buffer[] = []
      response.on('data', (part: Buffer) => parts.push(part))
      response.on('end', () => resolve({ status: response.statusCode ?? 0, body: Buffer.concat(parts).toString() }))
    })
    sent.on('error', reject)
    sent.end(body)
  })
}
