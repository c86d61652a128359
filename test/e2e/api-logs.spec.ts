import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals'
import { randomUUID } from 'node:crypto'
import { ReadDatabase } from '#views'
import { startServer, type Server } from '../support/server.js'

const record = 'mutation ($input: RecordTouchpointInput!) { recordTouchpoint(input: $input) { position } }'
const addContact = 'mutation ($input: AddContactInput!) { addContact(input: $input) { position } }'
/** Stands in every value that tells of a person. */
const MARK = 'Zumrud'

interface Line {
  readonly time: string
  readonly level: string
  readonly message: string
  readonly requestId?: string
  readonly [field: string]: unknown
}

describe('the log in production', () => {
  const written: string[] = []
  let server: Server

  beforeEach(async () => {
    written.length = 0
    const keep = (part: string | Uint8Array): boolean => written.push(String(part)) > 0
    for (const stream of [process.stdout, process.stderr]) jest.spyOn(stream, 'write').mockImplementation(keep)
    server = await startServer({ isProduction: true, logLevel: 'debug' })
  })
  afterEach(async () => {
    await server.stop()
    jest.restoreAllMocks()
  })

  /** Every line is one of JSON, or this throws. */
  const lines = (): Line[] => written.flatMap((part) => part.trim().split('\n')).map((line) => JSON.parse(line) as Line)

  const touchpoint = {
    occurredAt: '2026-03-02T10:00:00Z',
    role: 'support',
    member: `${MARK} Keller`,
    contact: `${MARK} Hasanov`,
    channel: 'mail',
    text: `${MARK} cannot work with it`,
    source: {
      system: 'desk',
      id: `mail-${MARK}`,
      thread: `${MARK}@bureau.example`,
      url: `https://desk.example/${MARK}`,
    },
  }

  it('has a line of JSON for each command: what it was, who gave it, what came of it, and how long it took', async () => {
    const commandId = randomUUID()
    await server.gql(record, { input: { commandId, client: { ref: { system: 'crm', id: '1' } }, touchpoint } })
    expect(lines().filter(({ type }) => type === 'RecordTouchpoint')).toEqual([
      {
        time: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/),
        level: 'info',
        pid: process.pid,
        message: 'command done',
        context: 'Virgil',
        type: 'RecordTouchpoint',
        commandId,
        actor: 'local-operator',
        outcome: 'done',
        ms: expect.any(Number),
        requestId: expect.stringMatching(/^[\da-f-]{36}$/),
      },
    ])
  })

  it('tells a refusal by its code', async () => {
    const input = { client: { ref: { system: 'crm', id: '1' } }, touchpoint: { ...touchpoint, role: 'ghost' } }
    await server.gql.answer(record, { input })
    expect(lines().find(({ type }) => type === 'RecordTouchpoint')).toMatchObject({
      message: 'command refused',
      outcome: 'refused',
      code: 'UNKNOWN_ROLE',
    })
  })

  it('tells an error that nobody expected whole, under the id that the answer quotes and that of the request', async () => {
    jest.spyOn(server.app.get(ReadDatabase, { strict: false }), 'kysely').mockImplementation(() => {
      throw new Error('the disk is on fire')
    })
    const { errors } = await server.gql.answer('{ clients { totalCount } }')
    const told = lines()
    const whole = told.find(({ level }) => level === 'error')
    expect(whole).toMatchObject({ errorId: errors?.[0]?.extensions.id, message: expect.stringContaining('on fire') })
    expect(told.find(({ message }) => message === 'query failed')).toMatchObject({
      code: 'INTERNAL',
      requestId: whole?.requestId,
    })
  })

  it('names nobody, whatever is asked and whatever becomes of it', async () => {
    const client = { ref: { system: 'crm', id: `ref-${MARK}` } }
    const { recordTouchpoint } = await server.gql<{ recordTouchpoint: { position: string } }>(record, {
      input: { client, touchpoint },
    })
    const { clients } = await server.gql<{ clients: { edges: { node: { id: string } }[] } }>(
      `query ($at: Position) {
        clients(first: 1, atLeast: $at) { edges { node { id } } }
        journeys(filter: { text: "${MARK}" }) { totalCount }
      }`,
      { at: recordTouchpoint.position },
    )
    const clientId = clients.edges[0]?.node.id
    const refused = [
      { input: { client, touchpoint: { ...touchpoint, role: MARK, source: undefined } } },
      { input: { client, touchpoint: { ...touchpoint, occurredAt: MARK } } },
      { input: { client: { id: MARK }, touchpoint } },
      { input: { client, touchpoint: { ...touchpoint, [MARK]: 1 } } },
      { input: { client, touchpoint: { ...touchpoint, member: MARK.repeat(1000) } } },
    ]
    const answers = await Promise.all(refused.map((variables) => server.gql.answer(record, variables)))
    expect(answers.map(({ errors }) => errors !== undefined)).toEqual(refused.map(() => true))
    await server.gql(addContact, { input: { clientId, name: `${MARK} Hasanov`, email: `${MARK}@bureau.example` } })
    await server.gql.answer(`{ client(ref: { system: "crm", id: "${MARK}" }) { name } }`)
    jest.spyOn(server.app.get(ReadDatabase, { strict: false }), 'kysely').mockImplementation(() => {
      throw new Error('the disk is on fire')
    })
    await server.gql.answer(`query ($text: String!) { clients(filter: { text: $text }) { totalCount } }`, {
      text: MARK,
    })
    expect(lines().length).toBeGreaterThan(5)
    expect(lines().filter(({ outcome }) => outcome === 'refused')).not.toEqual([])
    expect(written.filter((line) => line.includes(MARK))).toEqual([])
  })
})
