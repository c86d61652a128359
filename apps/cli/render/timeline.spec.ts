import { engineer, engineerTimeline, entry } from '../testing/engineer.js'
import { paintWith, plainPaint } from './paint.js'
import { widthOf } from './text.js'
import { drawTimeline } from './timeline.js'

const drawn = (columns: number, timeline = engineerTimeline) =>
  drawTimeline(timeline, { columns, paint: plainPaint, zone: 'UTC' })

describe('drawTimeline', () => {
  it('tells the story of the engineer', () => {
    expect(`\n${drawn(100)}`).toBe(`
Bureau of Angles (BUREAU)
1 journey · a lane for each role · times in UTC

BUREAU-1 · training · resolved
2 Mar 2026 to 30 Mar 2026 · 7 touchpoints · 2 hops
was in the circles Limbo and Wrong door
                 account  support  cs   product
    2 Mar 10:00     ●        ┊      ┊      ┊     ← ask     Lena: We cannot work with the new softwa…
          10:40     ●        ┊      ┊      ┊     → deflect Tom: See our site.
╓   3 Mar 10:00  Limbo (1st circle): the client asked, and no answer came in time
║                   ╰────────╮      ┊      ┊     the client's own move, after 46 h
║   4 Mar 09:00     ┊        ●      ┊      ┊     ← ask     the client (tells it again): Все кнопки…
║         15:00     ┊        ●      ┊      ┊     → decline Not our task.
║╓        15:00  Wrong door (4th circle): training belongs to cs, who was not reached
║║                  ┊        ┊      ┊      ┊     … 21 days …
║║                  ┊        ╰──────╮      ┊     silently, after 21 days
║║ 26 Mar 11:00     ┊        ┊      ●      ┊     → answer  Carla
╙║        11:00  Limbo (1st circle) left after 23 days
 ╙        11:00  Wrong door (4th circle) left after 21 days
   27 Mar 14:00     ┊        ┊      │      ○     ·         Ayaz
   30 Mar 10:00     ┊        ┊      ●      ┊     → confirm Carla (resolves)
          10:00  ✓ resolved after 28 days
`)
  })

  it.each([60, 80, 100, 140])('fits %d columns', (columns) => {
    for (const line of drawn(columns).split('\n')) expect(widthOf(line)).toBeLessThanOrEqual(columns)
  })

  it('tells by colour nothing that it does not say', () => {
    const painted = drawTimeline(engineerTimeline, { columns: 100, paint: paintWith, zone: 'UTC' })

    expect(painted.replace(/\u001b\[\d+m/g, '')).toBe(drawn(100))
    expect(painted).not.toBe(drawn(100))
  })

  it('marks a bounce, and says to whom it led back', () => {
    const hops = [
      ...engineer.hops,
      {
        from: 'cs',
        to: 'support',
        at: '2026-03-31T10:00:00.000Z',
        touchpointId: 't8',
        madeBy: 'handoff' as const,
        wait: 60_000,
        bounce: true,
      },
    ]
    const entries = [...engineer.entries, entry('t8', '2026-03-31T10:00', { role: 'support' })]
    const text = drawn(100, { ...engineerTimeline, journeys: [{ ...engineer, entries, hops }] })
    expect(text).toContain(
      '                 ┊        ╭──────╯      ┊     a bounce back to support, handed over, after 1 min',
    )
    expect(text).toContain('3 hops · 1 bounce')
  })

  it('draws a circle that is not left down to the end, and says where the journey is', () => {
    const [, wrongDoor] = engineer.circles
    const circles = [{ ...wrongDoor!, open: true, visits: [{ ...wrongDoor!.visits[0]!, leftAt: null }] }]
    const lines = drawn(100, {
      ...engineerTimeline,
      journeys: [{ ...engineer, status: 'open', resolvedAt: null, circles }],
    }).split('\n')
    expect(lines).toContain('in the circle Wrong door')
    expect(lines).toContain('BUREAU-1 · training · open · with Carla, cs')
    expect(lines.at(-2)).toBe('║ 30 Mar 10:00     ┊        ┊      ●      ┊     → confirm Carla (resolves)')
  })

  it('names what is not shown, and the year where it changes', () => {
    const entries = [
      entry('a', '2025-12-31T10:00', { role: 'cs' }),
      entry('b', '2026-01-01T10:00', { role: 'cs', effect: 'reopens' }),
    ]
    const journey = { ...engineer, entries, hops: [], circles: [], resolvedAt: null }
    const text = drawn(100, { ...engineerTimeline, totalJourneys: 3, journeys: [journey] })
    expect(text).toContain('the 1 of 3 journeys touched last; --limit shows more')
    expect(text.split('\n').slice(-5)).toEqual([
      '              cs',
      '31 Dec 10:00   ●',
      '── 2026',
      ' 1 Jan 10:00   ●',
      '',
    ])
  })
})
