import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { StandingClock, startServer, type Server } from '../support/server.js'

const amend = `mutation ($input: AmendCharterInput!) {
  amendCharter(input: $input) { position repeated charter { version name effectiveFrom } }
}`
interface Amended {
  amendCharter: {
    position: string
    repeated: boolean
    charter: { version: number; name: string; effectiveFrom: string }
  }
}

const company = `name: Company
roles:
  - { name: account, calendar: late }
  - { name: cs, mayPromise: [training] }
  - { name: product, mayPromise: false }
teams: [{ name: Desk, role: cs }]
covers: [{ role: account, by: cs }]
topics:
  - { name: training, owner: cs }
  - name: upsell
    owner: account
    stages: [{ name: brief, mayPromise: false }, { name: proposal, authoredBy: [product], presentedBy: [account] }]
channels: [{ name: mail, aliases: [e-mail] }]
responseTimes: [{ channel: mail, priority: urgent, within: 2 working hours }]
routes: [{ from: cs, to: account, within: 1 working day, briefing: true, consent: true }]
calendars:
  - { name: office, zone: Europe/Bucharest, hours: [mon-fri 09:00-17:00], holidays: [RO], closedOn: [2026-12-24] }
  - { name: late, hours: [mon-fri 12:00-20:00] }
thresholds: { forsaken: { within: 10 days } }
`

describe('the charter over GraphQL', () => {
  const clock = new StandingClock(Date.parse('2026-03-02T10:00:00Z'))
  let server: Server
  beforeAll(async () => {
    server = await startServer({ clock })
    clock.moveTo('2026-03-03T10:00:00Z')
  })
  afterAll(() => server.stop())

  const put = async (input: object) => (await server.gql<Amended>(amend, { input })).amendCharter

  it('begins with the default one, and shows every part of it', async () => {
    const { charter } = await server.gql<{ charter: object }>(`{ charter {
      version name unit countNobody effectiveFrom
      roles { name aliases duties mayPromise promisesOnly calendar } teams { name } covers { role by }
      topics { name owner stages { name mayPromise authoredBy presentedBy } }
      channels { name aliases } responseTimes { channel priority within }
      routes { from to purpose within briefing consent returns } calendars { name zone hours holidays closedOn }
      thresholds { limboResponse droppedBatonWithin wrongDoorRoles carouselHolders relapseWithin forsakenWithin stitchWithin }
    } }`)
    expect(charter).toMatchObject({
      version: 1,
      effectiveFrom: '2026-03-02T10:00:00.000Z',
      calendars: [{ name: 'office', zone: 'UTC', hours: ['mon-fri 09:00-17:00'], holidays: [], closedOn: [] }],
      thresholds: { limboResponse: '8 working hours', droppedBatonWithin: '1 working day', forsakenWithin: '14 days' },
    })
    expect(charter).toHaveProperty('routes.0', expect.objectContaining({ from: 'cs', to: 'account', consent: true }))
  })

  it('is amended from now on, once, and shows all its versions', async () => {
    const commandId = '6f6f1a3e-5d0b-4c8e-9a43-0f2f7d1f9f01'
    const amended = await put({ yaml: company, commandId })
    expect(amended).toMatchObject({
      repeated: false,
      charter: { version: 2, name: 'Company', effectiveFrom: '2026-03-03T10:00:00.000Z' },
    })
    expect(await put({ yaml: company, commandId })).toEqual({ ...amended, repeated: true })
    const { charters, charter } = await server.gql<{ charters: object[]; charter: object }>(`{
      charters { version name }
      charter { version
        roles { name mayPromise promisesOnly calendar } teams { name role calendar } covers { role by }
        topics { name stages { name mayPromise authoredBy presentedBy } } responseTimes { channel priority within }
        calendars { name zone holidays closedOn } thresholds { forsakenWithin } }
    }`)
    expect(charters).toEqual([
      { version: 1, name: 'Service company' },
      { version: 2, name: 'Company' },
    ])
    expect(charter).toMatchObject({
      version: 2,
      roles: [
        { name: 'account', mayPromise: true, promisesOnly: null, calendar: 'late' },
        { name: 'cs', mayPromise: true, promisesOnly: ['training'], calendar: null },
        { name: 'product', mayPromise: false, promisesOnly: null },
      ],
      teams: [{ name: 'Desk', role: 'cs', calendar: null }],
      covers: [{ role: 'account', by: 'cs' }],
      responseTimes: [{ channel: 'mail', priority: 'urgent', within: '2 working hours' }],
      calendars: [{ zone: 'Europe/Bucharest', holidays: ['RO'], closedOn: ['2026-12-24'] }, { name: 'late' }],
      thresholds: { forsakenWithin: '10 days' },
    })
  })

  it('is judged by none of its versions that were withdrawn', async () => {
    const { charter } = await put({
      yaml: company.replace('name: Company', 'name: Never'),
      effectiveFrom: '2026-03-20T00:00:00Z',
    })
    expect(charter).toMatchObject({ version: 3, name: 'Never' })
    const withdraw = (version: number) =>
      server.gql.answer(
        `mutation ($version: Int!) { withdrawCharter(input: { version: $version }) { repeated charter { version withdrawnAt } } }`,
        { version },
      )
    expect((await withdraw(2)).errors).toMatchObject([{ extensions: { code: 'CHARTER_IN_FORCE', path: ['version'] } }])
    expect((await withdraw(9)).errors).toMatchObject([{ extensions: { code: 'CHARTER_VERSION_UNKNOWN' } }])
    expect((await withdraw(3)).data).toEqual({
      withdrawCharter: { repeated: false, charter: { version: 3, withdrawnAt: '2026-03-03T10:00:00.000Z' } },
    })
    clock.moveTo('2026-03-20T10:00:00Z')
    expect(await server.gql('{ charter { version } charters { version withdrawnAt } }')).toEqual({
      charter: { version: 2 },
      charters: [
        { version: 1, withdrawnAt: null },
        { version: 2, withdrawnAt: null },
        { version: 3, withdrawnAt: '2026-03-03T10:00:00.000Z' },
      ],
    })
  })

  it('waits for the instant from which a version is in force', async () => {
    const later = company.replace('name: Company', 'name: Later company')
    const { charter } = await put({ yaml: later, effectiveFrom: '2026-04-01T00:00:00+03:00' })
    expect(charter).toMatchObject({ version: 4, effectiveFrom: '2026-03-31T21:00:00.000Z' })
    const nameNow = async () => (await server.gql<{ charter: { name: string } }>('{ charter { name } }')).charter.name
    expect(await nameNow()).toBe('Company')
    clock.moveTo('2026-04-01T10:00:00Z')
    expect(await nameNow()).toBe('Later company')
  })

  it.each([
    [
      'the past',
      { yaml: company, effectiveFrom: '2026-02-01T00:00:00Z' },
      'CHARTER_EFFECTIVE_IN_THE_PAST',
      ['effectiveFrom'],
    ],
    [
      'a far future',
      { yaml: company, effectiveFrom: '2126-02-01T00:00:00Z' },
      'CHARTER_EFFECTIVE_TOO_LATE',
      ['effectiveFrom'],
    ],
    [
      'an unknown role',
      { yaml: `${company}\n`.replace('owner: cs', 'owner: trainer') },
      'CHARTER_INVALID',
      ['topics', 0, 'owner'],
    ],
    [
      'holidays of nowhere',
      { yaml: company.replace('[RO]', '[XX]') },
      'CHARTER_INVALID',
      ['calendars', 0, 'holidays', 0],
    ],
    ['a command id that is none', { yaml: company, commandId: 'one' }, 'BAD_INPUT', ['commandId']],
  ])('refuses %s with a code and the path, and stays as it is', async (_, input, code, path) => {
    const { errors } = await server.gql.answer(amend, { input })
    expect(errors).toMatchObject([{ path: ['amendCharter'], extensions: { code, path } }])
    const { charters } = await server.gql<{ charters: object[] }>('{ charters { version } }')
    expect(charters).toHaveLength(4)
  })
})
