import { parse } from 'csv-parse/sync'
import { handedOver } from '../testing/handed-over.js'
import { RecordedJourneys, type Told } from '../testing/recorded-journeys.js'
import type { Report } from '../queries/report.js'
import { renderReport, reportFormats } from './render.js'

const ODD = '=HYPERLINK("x")|<b>\u001b[31m'

const told = (journey: string, hour: number, touchpoint: Partial<Told>): Told => ({
  journey,
  occurredAt: new Date(Date.parse('2026-03-02T10:00:00Z') + hour * 3_600_000).toISOString(),
  ...touchpoint,
})

describe('The written report', () => {
  let journeys: RecordedJourneys
  let report: Report
  let handed: Report

  beforeAll(async () => {
    journeys = await RecordedJourneys.open()
    const long = 'A team whose name goes on and on, further than any line can be long, and then a little further still'
    await journeys.client(ODD, [
      told('one', 0, { team: 'north' }),
      told('one', 1, { team: long }),
      told('one', 25, { team: 'north', effect: 'resolves' }),
      told('two', 200, {}),
    ])
    report = await journeys.report({ unit: 'team', period: { from: '2026-03-01', to: '2026-04-01T12:30:00Z' } })
    handed = await journeys.report({ filter: { clientId: await handedOver(journeys, 'Handed') } })
  })
  afterAll(() => journeys.close())

  it('is a table of lines that fit, without what would move the cursor', () => {
    const lines = renderReport(report, 'table').split('\n')
    expect(lines.filter((line) => [...line].length > 100)).toEqual([])
    expect(lines.join('')).not.toMatch(/\p{Cc}/u)
    expect(lines.slice(0, 4)).toEqual([
      "Bounce report: the clients' way from team to team",
      '=================================================',
      'Journeys touched from 2026-03-01 until 2026-04-01 12:30 UTC, the end not included; each is counted',
      'whole.',
    ])
    expect(lines).toContain(`${'Bounces: back to the holder before last'.padEnd(50)}1            1`)
    expect(lines).toContainEqual(
      expect.stringMatching(/^First touchpoint to first resolution +1.0 d +1.0 d +9.0 h +9.0 h +1$/),
    )
    expect(lines).toContain('1      Limbo           not judged         –          –         –')
    expect(lines).toContainEqual(expect.stringMatching(/^A team w.*… +1 +1.0 d +8.0 h +1.0 d +8.0 h +1.0 d +8.0 h +1$/))
    expect(lines).toContainEqual(expect.stringMatching(/^north +2 +30 min +30 min +1.0 h +1.0 h +1.0 h +1.0 h +1$/))
    expect(lines.filter((line) => /^north +1$/.test(line))).toHaveLength(1)
  })

  it('is JSON with the main figures first, rounded, and all figures with their filters', () => {
    const document = JSON.parse(renderReport(report, 'json')) as Record<string, unknown>
    expect(document).toMatchObject({
      log: { cases: 2, events: 4, teams: 2 },
      'unit=team': {
        hops: 2,
        hopsPerJourney: { mean: 1, median: 1, max: 2 },
        journeysByHops: { '0': 1, '1': 0, '2': 1, '>10': 0 },
        bounces: 1,
        bouncesBeforeFirstResolution: 0,
        topLoops: [[expect.stringMatching(/^A team/), 'north', 1]],
        teamsByJourneysWithBounce: [
          [expect.stringMatching(/^A team/), 1],
          ['north', 1],
        ],
      },
      clients: { topByJourneysWithBounce: [[ODD, 1, 2]] },
      resolution: {
        resolved: 1,
        neverResolved: 1,
        reopened: 0,
        medianDaysByHops: { '0': 0, '1': null, '2': 1, '3+': null },
        medianWorkingHoursByHops: { '0': 0, '1': null, '2': 9, '3+': null },
      },
    })
    expect(document['figures']).toEqual(JSON.parse(JSON.stringify(report)))
  })

  it('is CSV that a spreadsheet reads and does not run', () => {
    const rows = parse<Record<string, string>>(renderReport(report, 'csv'), { columns: true })
    const valueOf = (section: string, name: string, figure: string) =>
      rows.find((row) => row['section'] === section && row['name'] === name && row['figure'] === figure)?.['value']
    expect(valueOf('At a glance', 'Journeys', 'number')).toBe('2')
    expect(valueOf('First to last touchpoint, by number of hops', '2', 'median')).toBe(String(25 / 24))
    expect(valueOf('First to last touchpoint, by number of hops', '2', 'median working')).toBe('9')
    expect(valueOf('The same waits in working time', 'north', 'median wait')).toBe('1')
    expect(valueOf('With whom journeys were longest, by team', 'north', 'total work')).toBe('1')
    expect(valueOf('The nine circles', '1', 'circles')).toBe('not judged')
    const client = rows.find(({ section }) => section === 'Clients who met the most bounces')
    expect(client?.['name']).toBe('\'=HYPERLINK("x")|<b> [31m')
  })

  it('is Markdown in which names stay text', () => {
    const text = renderReport(report, 'markdown')
    expect(text).toContain('| =HYPERLINK("x")\\|\\<b\\> \\[31m |')
    expect(text).toContain('| Hops: the holder changed | 2 | 1 |')
  })

  it('tells of handoffs and promises, and says where none is recorded', async () => {
    expect(renderReport(report, 'table')).toContain('not judged: no handoffs are recorded')
    expect(renderReport(report, 'csv')).toContain('Promises,not judged: no promises are recorded,,promises,number,\r\n')
    expect(JSON.parse(renderReport(report, 'json'))).toMatchObject({ handoffs: null, promises: null })
    expect(renderReport(handed, 'markdown')).toContain('| Accepted | 1 | 1 | 25.0 % |')
    expect(renderReport(handed, 'markdown')).toContain('| Kept | 2 | 1 | 33.3 % |')
    expect(renderReport(handed, 'csv')).toContain('Handoffs,With a briefing,,share,share,0.5\r\n')
    expect(renderReport(handed, 'table')).toMatch(/^Broken: open when they were due +4 +3 +–$/m)
    expect(JSON.parse(renderReport(handed, 'json'))).toMatchObject({
      handoffs: {
        offered: 6,
        accepted: 1,
        declined: 1,
        void: 1,
        open: 3,
        overdue: 1,
        briefed: 3,
        acceptanceRate: 0.25,
      },
      promises: { made: 8, kept: 2, withdrawn: 1, void: 2, open: 3, broken: 4, keptRate: 0.333 },
    })
  })

  it('blames nobody in any format', () => {
    for (const format of reportFormats)
      expect(renderReport(report, format) + renderReport(handed, format)).not.toMatch(
        /blame|fault|guilt|culprit|worst|offender/i,
      )
  })

  it('is written of nothing too', async () => {
    const nothing = await journeys.report({ filter: { label: 'none' } })
    for (const format of reportFormats) expect(renderReport(nothing, format)).toMatch(/\n$/)
    expect(nothing.durations).toMatchObject({ pearson: null, spearman: null })
  })
})
