import { readFileSync } from 'node:fs'
import { composeOf, environmentOf, schemaErrors, servicesIn, type Service } from '../support/compose.js'
import { connectionOf } from '../../libs/event-sourcing/kurrentdb/connection-string.js'

const text = readFileSync('docker-compose.yml', 'utf8')
const compose = composeOf(text)
const services = Object.entries(compose.services)
const cluster = servicesIn(compose, 'cluster')
const nodes = Object.entries(cluster).filter(([name]) => name.startsWith('node'))
const lasting = services.filter(([name]) => name !== 'certificates')

const addressOf = ({ networks }: Service): string =>
  Object.values(networks as Record<string, { ipv4_address: string }>)[0]?.ipv4_address ?? ''
const valuesOf = (service: Service): [string, string][] =>
  Object.entries(environmentOf(service)).map(([name, value]) => [name, value ?? ''])
/** What is asked of `.env`, with something in its place, as Compose does it. */
const filledIn = (value = ''): string => value.replace(/\$\{\w+:\?[^}]*\}/g, 'x7')

describe('docker-compose.yml', () => {
  it('keeps to the schema of the compose specification', () => {
    expect(schemaErrors(compose)).toEqual([])
  })

  it.each<[string, unknown]>([
    ['a property that there is not', { services: { api: { imagee: 'virgil' } } }],
    ['a limit that is no number', { services: { api: { deploy: { resources: { limits: { memory: [] } } } } } }],
    ['a condition that there is not', { services: { a: { depends_on: { b: { condition: 'some_day' } } } } }],
  ])('is compared with a schema that refuses %s', (_, wrong) => {
    expect(schemaErrors(wrong)).not.toEqual([])
  })

  it('starts nothing without a profile', () => {
    expect(Object.keys(servicesIn(compose, 'embedded'))).toEqual(['virgil'])
    expect(Object.keys(cluster).sort()).toEqual(['api', 'certificates', 'node1', 'node2', 'node3', 'postgres'])
    expect(Object.keys(cluster)).toHaveLength(services.length - 1)
  })

  it('asks nothing of .env for the embedded profile: Compose fills in the file before it chooses the profile', () => {
    expect(text).not.toMatch(/\$\{|\$[A-Z]/)
    expect(compose.services['virgil']).not.toHaveProperty('env_file')
  })

  it.each(lasting)('bounds %s, keeps it running and bounds its log', (_, { deploy, restart, logging }) => {
    expect(deploy?.resources.limits).toEqual({
      cpus: expect.stringMatching(/^\d/),
      memory: expect.stringMatching(/^\d+[mg]$/),
    })
    expect(restart).toBe('unless-stopped')
    expect(logging?.options).toHaveProperty('max-size')
  })

  it.each(lasting)('looks after the health of %s', (_, { build, healthcheck }) => {
    if (build === undefined) expect(healthcheck?.test[0]).toBe('CMD')
    else expect(readFileSync('apps/api/Dockerfile', 'utf8')).toMatch(/^HEALTHCHECK [^\n]*\n.*\/readyz/m)
  })

  it.each(services)('takes %s from this repository or by an explicit version', (_, { build, image }) => {
    if (build === undefined) expect(image).toMatch(/^[\w./-]+:\d+\.\d+[\w.-]*$/)
    else expect(image).toBeUndefined()
  })

  it.each(services)('lets %s be reached from this machine alone', (_, { ports = [], network_mode }) => {
    for (const port of ports) expect(port).toMatch(/^127\.0\.0\.1:\d+:\d+$/)
    expect([undefined, 'host', 'none']).toContain(network_mode)
  })

  it.each(services)('declares the volumes of %s by name', (_, { volumes = [] }) => {
    for (const volume of volumes) expect(Object.keys(compose.volumes)).toContain(volume.split(':')[0])
  })

  it('asks of .env what nobody else may know', () => {
    const asked = services
      .flatMap(([, service]) => valuesOf(service))
      .flatMap(([, value]) => value.match(/(?<=\$\{)\w+/g) ?? [])
    expect([...new Set(asked)].sort()).toEqual([
      'KURRENTDB_ADMIN_PASSWORD',
      'KURRENTDB_OPS_PASSWORD',
      'POSTGRES_PASSWORD',
    ])
  })

  it.each(services)('holds no secret of %s', (_, service) => {
    for (const [name, value] of valuesOf(service)) {
      if (name.includes('PASSWORD')) expect(value).toMatch(/^\$\{\w+:\?[^}]+\}$/)
      if (name.endsWith('_URL')) expect(value).toMatch(/^\w+:\/\/\w+:\$\{\w+:\?[^}]+\}@/)
    }
  })
})

describe('The cluster of docker-compose.yml', () => {
  it('is of three nodes, each with its own address, certificate, port and data', () => {
    expect(nodes).toHaveLength(3)
    for (const of of [
      addressOf,
      ({ ports }: Service) => ports?.[0],
      ({ volumes }: Service) => volumes?.find((volume) => volume.endsWith(':/var/lib/kurrentdb')),
      ({ environment }: Service) => environment?.['KURRENTDB_CERTIFICATE_FILE'],
      ({ environment }: Service) => environment?.['KURRENTDB_CERTIFICATE_PRIVATE_KEY_FILE'],
    ])
      expect(new Set(nodes.map(([, node]) => of(node) ?? '')).add('').size).toBe(4)
  })

  it.each(nodes)('tells %s of the two others, and clients where it is', (_, node) => {
    const settings = environmentOf(node)
    const others = nodes.map(([, other]) => addressOf(other)).filter((address) => address !== addressOf(node))
    expect(settings).toMatchObject({
      KURRENTDB_CLUSTER_SIZE: String(nodes.length),
      KURRENTDB_DISCOVER_VIA_DNS: 'false',
      KURRENTDB_REPLICATION_IP: addressOf(node),
      KURRENTDB_GOSSIP_SEED: others.map((address) => `${address}:2113`).join(),
      KURRENTDB_TELEMETRY_OPTOUT: 'true',
      KURRENTDB_SECONDARY_INDEXING__ENABLED: 'false',
    })
    const { KURRENTDB_ADVERTISE_HOST_TO_CLIENT_AS: host, KURRENTDB_ADVERTISE_NODE_PORT_TO_CLIENT_AS: port } = settings
    expect(node.ports).toEqual([`${host}:${port}:2113`])
  })

  it.each(nodes)('lets %s speak TLS alone, by a certificate that names it', (name, node) => {
    const settings = environmentOf(node)
    expect(Object.keys(settings).join()).not.toContain('INSECURE')
    expect(settings['KURRENTDB_CERTIFICATE_FILE']).toBe(`/certificates/${name}/node.crt`)
    expect(settings['KURRENTDB_CERTIFICATE_PRIVATE_KEY_FILE']).toBe(`/certificates/${name}/node.key`)
    expect(settings['KURRENTDB_TRUSTED_ROOT_CERTIFICATES_PATH']).toBe('/trust')
    expect(node.volumes).toEqual(expect.arrayContaining(['certificates:/certificates:ro', 'trust:/trust:ro']))
    const script = cluster['certificates']?.command?.[0] ?? ''
    const [, made] = /-ip-addresses 127\.0\.0\.1,(\S+)\$\$node -dns-names localhost/.exec(script) ?? []
    expect(name.replace('node', made ?? '')).toBe(addressOf(node))
  })

  it('lets nobody but the maker of certificates see the key of their authority', () => {
    expect(services.filter(([, { volumes }]) => volumes?.some((volume) => volume.startsWith('authority:')))).toEqual([
      ['certificates', expect.anything()],
    ])
    expect(cluster['certificates']?.network_mode).toBe('none')
  })

  it('sends the api to all nodes by TLS, and to the database', () => {
    const { api, postgres } = cluster
    const { EVENT_STORE_URL, VIEWS_URL } = environmentOf(api ?? {})
    const { text: url } = connectionOf(filledIn(EVENT_STORE_URL), 1000)
    const addresses = nodes.map(([, { ports }]) => ports?.[0]?.replace(/:2113$/, ''))
    expect(url).toContain(`//admin:x7@${addresses.join()}?tls=true&tlsCAFile=/trust/ca.crt&`)
    expect(api?.volumes).toEqual(expect.arrayContaining(['cluster-data:/data', 'trust:/trust:ro']))

    const { POSTGRES_USER, POSTGRES_DB } = environmentOf(postgres ?? {})
    expect(postgres?.ports).toEqual([`${new URL(filledIn(VIEWS_URL)).host}:5432`])
    expect(filledIn(VIEWS_URL)).toBe(`postgresql://${POSTGRES_USER}:x7@127.0.0.1:5432/${POSTGRES_DB}`)
  })

  it('makes a database whose texts sort by code point', () => {
    expect(environmentOf(cluster['postgres'] ?? {})['POSTGRES_INITDB_ARGS']).toBe('--encoding=UTF8 --locale=C')
  })
})
