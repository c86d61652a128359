import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import type { KyselyPlugin } from 'kysely'
import { ProjectionRunner, ReadDatabase } from '#views'
import { startServer, type Server } from '../support/server.js'

const document = `query ($text: String!, $first: Int, $clientId: ID, $atLeast: Position) { search(text: $text, first: $first, clientId: $clientId, atLeast: $atLeast) {
  kind snippet { text isMatch } client { name } contact { name } journey { key } touchpoint { text }
} }`

interface Hit {
  readonly kind: string
  readonly snippet: readonly { readonly text: string; readonly isMatch: boolean }[]
  readonly client: { readonly name: string }
  readonly contact: { readonly name: string } | null
  readonly journey: { readonly key: string } | null
  readonly touchpoint: { readonly text: string } | null
}

/** What was found, in a line: the kind, and the journey or whoever it is. */
const outlined = ({ kind, client, contact, journey, touchpoint }: Hit) =>
  [kind, touchpoint?.text ?? journey?.key ?? contact?.name ?? client.name].join(' ')

describe('search over GraphQL', () => {
  let server: Server
  const ids = new Map<string, string>()
  let atLeast: string
  const journeys = new Map<string, { id: string; touchpoint: string }>()

  async function touch(client: string, thread: string, day: number, text: string, contact?: string): Promise<void> {
    const { recordTouchpoint } = await server.gql<{
      recordTouchpoint: { client: { id: string }; journey: { id: string }; touchpoint: { id: string } }
    }>(
      'mutation ($input: RecordTouchpointInput!) { recordTouchpoint(input: $input) { client { id } journey { id } touchpoint { id } } }',
      {
        input: {
          client: { ref: { system: 'crm', id: `ref-${client}` }, name: client },
          touchpoint: {
            occurredAt: `2026-03-0${day}T10:00:00Z`,
            role: 'support',
            text,
            ...(contact && { contact }),
            source: { system: 'mail', thread: `${client} ${thread}` },
          },
        },
      },
    )
    ids.set(client, recordTouchpoint.client.id)
    journeys.set(thread, { id: recordTouchpoint.journey.id, touchpoint: recordTouchpoint.touchpoint.id })
  }
  async function tell(command: string, input: object): Promise<void> {
    const answer = await server.gql<Record<string, { position: string }>>(
      `mutation ($input: ${command[0]?.toUpperCase()}${command.slice(1)}Input!) { ${command}(input: $input) { position } }`,
      { input },
    )
    atLeast = answer[command]?.position ?? ''
  }
  const search = async (text: string, more: object = {}): Promise<Hit[]> =>
    (await server.gql<{ search: Hit[] }>(document, { text, atLeast, ...more })).search
  const found = async (text: string, more?: object) => (await search(text, more)).map(outlined)

  beforeAll(async () => {
    server = await startServer()
    await touch('Şəhər İşıq', 'a', 1, 'Şəhərdə görüş: "gecikmə" <b>', 'Lalə')
    await touch('Şəhər İşıq', 'a', 3, 'Ёлка приехала поздно')
    await touch('Bureau', 'b', 2, 'Întâlnire despre factură')
    await touch('Bureau', 'c', 4, 'The late delivery, again')
    await touch('Bureau', 'd', 5, 'Early: delivery was not late')
    await tell('addContact', { clientId: ids.get('Bureau'), name: 'Élodie Late', email: 'elodie@bureau.example' })
    await tell('changeJourney', {
      clientId: ids.get('Bureau'),
      journeyId: journeys.get('b')?.id,
      title: 'Late invoices',
      labels: ['vip'],
    })
  })
  afterAll(() => server.stop())

  it('finds words of all our languages, whatever the case and the marks', async () => {
    expect(await found('seher')).toEqual([
      'CLIENT Şəhər İşıq',
      'JOURNEY SƏHƏR-1',
      'TOUCHPOINT Şəhərdə görüş: "gecikmə" <b>',
    ])
    expect(await found('ISIQ')).toEqual(['CLIENT Şəhər İşıq'])
    expect(await found('елк приех')).toEqual(['TOUCHPOINT Ёлка приехала поздно'])
    expect(await found('INTALNIRE factura')).toEqual(['TOUCHPOINT Întâlnire despre factură'])
    expect(await found('lale')).toEqual(['TOUCHPOINT Şəhərdə görüş: "gecikmə" <b>'])
    expect(await found('vip')).toEqual(['JOURNEY BUREAU-1'])
  })

  it('shows what is named first, then clients, people, journeys and touchpoints, the latest first', async () => {
    expect(await found('late')).toEqual([
      'CONTACT Élodie Late',
      'JOURNEY BUREAU-1',
      'TOUCHPOINT Early: delivery was not late',
      'TOUCHPOINT The late delivery, again',
    ])
    expect(await found('"late delivery"')).toEqual(['TOUCHPOINT The late delivery, again'])
    expect(await found('bureau')).toEqual([
      'CLIENT Bureau',
      'CONTACT Élodie Late',
      'JOURNEY BUREAU-3',
      'JOURNEY BUREAU-2',
      'JOURNEY BUREAU-1',
    ])
    expect((await found('bureau-2'))[0]).toBe('JOURNEY BUREAU-2')
    expect(await found('crm:ref-Bureau')).toEqual(['CLIENT Bureau'])
    expect(await found('ref-bur')).toEqual(['CLIENT Bureau'])
    expect(await found('late', { first: 2 })).toEqual(['CONTACT Élodie Late', 'JOURNEY BUREAU-1'])
  })

  it('tells whose it is, and shows the words around it as they are', async () => {
    expect(await search('gecik')).toEqual([
      {
        kind: 'TOUCHPOINT',
        snippet: [
          { text: 'Lalə · Şəhərdə görüş: "', isMatch: false },
          { text: 'gecikmə', isMatch: true },
          { text: '" <b>', isMatch: false },
        ],
        client: { name: 'Şəhər İşıq' },
        contact: null,
        journey: { key: expect.stringMatching(/-1$/) },
        touchpoint: { text: 'Şəhərdə görüş: "gecikmə" <b>' },
      },
    ])
  })

  it('searches one client alone', async () => {
    expect(await found('ref', { clientId: ids.get('Bureau') })).toEqual(['CLIENT Bureau'])
    expect(await found('late', { clientId: ids.get('Şəhər İşıq') })).toEqual([])
    expect(await found('seher', { clientId: ids.get('Şəhər İşıq') })).toHaveLength(3)
  })

  it('refuses what says too little, and nothing else', async () => {
    const refusal = async (text: string, more: object = {}) =>
      (await server.gql.answer(document, { text, ...more })).errors?.map(({ extensions: { code, path } }) => [
        code,
        path,
      ])
    for (const text of ['', '  ', 'a', '*', '"-"', 'ё'])
      expect(await refusal(text)).toEqual([['SEARCH_TOO_SHORT', ['text']]])
    expect(await refusal('late', { first: 101 })).toEqual([['BAD_INPUT', ['first']]])
    expect(await refusal('x'.repeat(201))).toEqual([['BAD_INPUT', ['text']]])
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'grapheme', maxLength: 50 }), async (text) => {
        for (const [code] of (await refusal(text)) ?? []) expect(code).toBe('SEARCH_TOO_SHORT')
      }),
      { numRuns: 60 },
    )
  })

  it('takes as many statements for many hits as for few', async () => {
    let statements = 0
    const counting: KyselyPlugin = {
      transformQuery({ node }) {
        statements++
        return node
      },
      transformResult: async ({ result }) => result,
    }
    const database = server.app.get(ReadDatabase, { strict: false })
    const kysely = database.kysely.bind(database)
    database.kysely = <Schema>() => kysely<Schema>().withPlugin(counting)
    const count = async (text: string, hits: number) => {
      statements = 0
      expect(await search(text)).toHaveLength(hits)
      return statements
    }
    const few = await count('gecikme', 1)
    expect(await count('delivery', 2)).toBe(few)
    expect(few).toBeLessThanOrEqual(12)
    database.kysely = kysely
  })

  it('follows what is moved, renamed and merged, and answers the same from views made again', async () => {
    const clientId = ids.get('Bureau')
    const [b, c, d] = ['b', 'c', 'd'].map((thread) => journeys.get(thread))
    await tell('changeJourney', { clientId, journeyId: b?.id, title: 'Paid invoices' })
    expect(await found('late invoices')).toEqual([])
    expect(await found('paid invoices')).toEqual(['JOURNEY BUREAU-1'])
    await tell('mergeJourneys', { clientId, fromJourneyId: c?.id, intoJourneyId: b?.id })
    expect(await found('bureau-2')).toEqual(['JOURNEY BUREAU-1'])
    expect((await search('"late delivery"'))[0]).toMatchObject({ journey: { key: 'BUREAU-1' } })
    await tell('moveTouchpoint', { clientId, touchpointId: c?.touchpoint, toJourneyId: d?.id })
    expect((await search('"late delivery"'))[0]).toMatchObject({ journey: { key: 'BUREAU-3' } })
    await tell('changeClient', { clientId, name: 'Büro Ёж' })
    expect(await found('buro еж')).toEqual(['CLIENT Büro Ёж'])
    const questions = ['bureau', 'late', 'seher', 'delivery', 'buro', 'paid', 'ref']
    const answers = () => Promise.all(questions.map((text) => search(text)))
    const before = await answers()
    await server.app.get(ProjectionRunner, { strict: false }).rebuild()
    expect(await answers()).toEqual(before)
  })
})
