import { clientNamed, type ClientLookup } from './client-named.js'
import type { ClientShown } from './shown.js'

const acme = { id: '0b7e3f6e-6b8c-4c57-9a0e-0d8a5c1f2b3d', code: 'ACME', name: 'Acme Works' }
const acme2 = { id: '2', code: 'ACME2', name: 'Acme' }
const beta = { id: '3', code: 'BETA', name: 'Beta: the second' }
const all = [acme, acme2, beta]

const lookup: ClientLookup = {
  byId: async (id) => all.find((client) => client.id === id),
  byRef: async (system, id) => (system === 'crm' && id === '4711' ? acme : undefined),
  async *byText(text): AsyncGenerator<ClientShown> {
    for (const client of all)
      if (`${client.code} ${client.name}`.toLowerCase().includes(text.toLowerCase())) yield client
  },
}

describe('clientNamed', () => {
  it.each([
    ['acme', acme],
    ['ACME2', acme2],
    [acme.id.toUpperCase(), acme],
    ['crm:4711', acme],
    [' beta ', beta],
    ['second', beta],
    ['beta: the', beta],
  ])('takes %j', async (word, client) => {
    expect(await clientNamed(word, lookup)).toBe(client)
  })

  it('refuses a word that nobody or more than one is called by, and names them', async () => {
    await expect(clientNamed('gamma', lookup)).rejects.toMatchObject({ code: 'CLIENT_UNKNOWN' })
    await expect(clientNamed(' ', lookup)).rejects.toMatchObject({ code: 'CLIENT_UNKNOWN' })
    await expect(clientNamed('acm', lookup)).rejects.toMatchObject({
      code: 'CLIENT_AMBIGUOUS',
      message: 'Several clients are called so: ACME (Acme Works), ACME2 (Acme). Name one by its code.',
    })
  })
})
