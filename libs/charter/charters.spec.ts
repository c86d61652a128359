import { Clock, MemoryEventStore } from '#event-sourcing'
import { Charters } from './charters.js'
import { defaultCharter } from './default-charter.js'
import { charterFrom } from './domain/charter.js'
import { CharterHistory } from './domain/history.js'
import { readCharters } from './rules/read-charters.js'
import { charterFromYaml } from './yaml.js'

class MovedClock extends Clock {
  instant = Date.parse('2026-03-01T00:00:00Z')
  now(): number {
    return this.instant
  }
}

const named = (name: string, more = '') => charterFromYaml(`name: ${name}\nroles: [{ name: cs }]\n${more}`)
const by = (commandId: string) => ({ commandId, actor: 'local-operator' })

describe('the charter of a folder', () => {
  let clock: MovedClock
  let store: MemoryEventStore
  let charters: Charters
  beforeEach(() => {
    clock = new MovedClock()
    store = new MemoryEventStore()
    charters = new Charters(store, clock)
  })

  it('is the default one where nothing was put in force, and stays in force', async () => {
    expect(await charters.inForce()).toBeUndefined()
    expect((await charters.history()).latest.definition).toEqual(defaultCharter())
    expect((await new Charters(store, clock).inForce())?.latest.version).toBe(1)
  })

  it('has versions, each with what happened while it was in force', async () => {
    await charters.amend(named('First'), by('one'))
    const { charter } = await charters.amend(named('Second'), by('two'), '2026-04-01T00:00:00Z')
    expect(charter).toMatchObject({ version: 2, effectiveFrom: Date.parse('2026-04-01T00:00:00Z') })
    const history = await new Charters(store, clock).history()
    expect(history.at(Date.parse('2026-03-31T23:59:59Z')).definition.name).toBe('First')
    expect(history.at(Date.parse('2026-04-01T00:00:00Z')).definition.name).toBe('Second')
  })

  it('stays as it is where an amendment says the same, or comes twice', async () => {
    await charters.amend(named('First'), by('one'))
    const again = await charters.amend(named('First'), by('two'))
    expect(again).toMatchObject({ repeated: false, charter: { version: 1 } })
    clock.instant += 1000
    await charters.amend(named('Second'), by('three'))
    expect(await charters.amend(named('First'), by('one'))).toMatchObject({ repeated: true, charter: { version: 1 } })
    expect((await charters.history()).versions).toHaveLength(2)
  })

  it('is judged by none of its versions that were withdrawn, and still lists them', async () => {
    await charters.amend(named('First'), by('one'))
    await charters.amend(named('Second'), by('two'), '2026-04-01T00:00:00Z')
    expect(await charters.withdraw(2, by('three'))).toMatchObject({ changed: true, charter: { version: 2 } })
    expect(await charters.withdraw(2, by('four'))).toMatchObject({ changed: false, charter: { version: 2 } })
    expect(await charters.withdraw(2, by('three'))).toMatchObject({ repeated: true, charter: { version: 2 } })
    for (const history of [
      await charters.history(),
      await new Charters(store, clock).history(),
      await readCharters(store),
    ]) {
      expect(history?.at(Date.parse('2026-04-02T00:00:00Z')).definition.name).toBe('First')
      expect(history?.latest.version).toBe(1)
      expect(history?.version(2)).toMatchObject({ version: 2, withdrawnAt: clock.instant })
    }
    await charters.amend(named('Third'), by('five'), '2026-03-15T00:00:00Z')
    expect((await charters.history()).latest).toMatchObject({ version: 3, definition: { name: 'Third' } })
  })

  it('keeps the holidays that its calendars name, as they were known', async () => {
    const calendars = 'calendars: [{ name: office, hours: [mon-fri 09:00-17:00], holidays: [RO] }]'
    await charters.amend(named('Bucharest', calendars), by('one'))
    const { latest } = await new Charters(store, clock).history()
    const eve = Date.parse('2026-11-27T16:00:00Z')
    expect(new Date(latest.calendarOf({}).after(eve, 2 * 3_600_000)).toISOString()).toBe('2026-12-02T10:00:00.000Z')
  })

  it('is not amended with holidays of nowhere', async () => {
    const calendars = 'calendars: [{ name: office, hours: [mon-fri 09:00-17:00], holidays: [XX] }]'
    await expect(charters.amend(named('Nowhere', calendars), by('one'))).rejects.toMatchObject({
      code: 'CHARTER_INVALID',
    })
    expect(await charters.inForce()).toBeUndefined()
  })
})

describe('the history of a charter', () => {
  it('judges by the version in force at an instant; version 1 reaches back for ever', () => {
    const definition = defaultCharter()
    const history = new CharterHistory([charterFrom(definition, 1, 100), charterFrom(definition, 2, 200)])
    expect([0, 100, 199, 200, 500].map((instant) => history.at(instant).version)).toEqual([1, 1, 1, 2, 2])
  })
})
