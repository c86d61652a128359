import { charterDefinition } from './domain/definition.js'
import { publicHolidays } from './public-holidays.js'

const now = Date.parse('2026-03-02T10:00:00Z')
const office = { name: 'office', hours: ['mon-fri 09:00-17:00'] }
const holidaysIn = (...holidays: string[]) =>
  publicHolidays(
    charterDefinition.parse({
      name: 'Test',
      roles: [{ name: 'cs' }],
      calendars: [office, { ...office, name: 'b', holidays }],
    }),
    now,
  )

describe('public holidays', () => {
  it('are looked up for every region that a calendar names', async () => {
    const { RO = [], 'DE-BY': BY = [], 'DE-BE': BE = [] } = await holidaysIn('RO', 'DE-BY', 'DE-BE')
    expect(RO).toEqual(expect.arrayContaining(['2026-12-01', '2026-01-01', '2026-01-02']))
    expect(BY).toContain('2026-06-04')
    expect(BE).not.toContain('2026-06-04')
  })

  it('cover each day of a long one, and the years around', async () => {
    const { RU = [] } = await holidaysIn('RU')
    expect(RU).toEqual(expect.arrayContaining(['2026-01-02', '2026-01-06', '2006-01-07', '2046-05-09']))
    expect(RU).not.toContain('2026-01-09')
    expect(RU).toEqual([...new Set(RU)].sort())
  })

  it('are none where no calendar names a region', async () => expect(await holidaysIn()).toEqual({}))

  it.each(['XX', 'DE-XX', 'US-LA-XX'])('are refused of %s, which is nowhere', (region) =>
    expect(holidaysIn('RO', region)).rejects.toMatchObject({
      code: 'CHARTER_INVALID',
      path: ['calendars', 1, 'holidays', 1],
    }),
  )
})
