import type { Unit } from '#charter'
import type { EntryShown, HopShown, JourneyTimeline, TimelineShown } from '../desk/shown.js'
import { circleTitle, evidenceInWords } from './circle-words.js'
import type { Drawing } from './drawing.js'
import { columnsOf, type EntryColumns } from './entry-columns.js'
import { mostAtOnce, openGutter, type Gutter } from './gutter.js'
import { journeyHead } from './journey-head.js'
import { layLanes, nameOf, type Lanes } from './lanes.js'
import type { Tone } from './paint.js'
import { padded, shortened, widthOf, wrapped } from './text.js'
import { dayAndTime, dayOf, durationInWords, timeOf, yearOf } from './time.js'
import { timelineRows, type TimelineRow } from './timeline-rows.js'

/** `26 Mar 11:00` */
const TIME_WIDTH = 12
/** What the lanes may take of a line. */
const LANES_SHARE = 0.42

/** In which units holders are compared: beside the lanes, and by the circles. */
type Reading = Pick<TimelineShown, 'unit' | 'circleUnit'>

/** One journey as lines: what it is, its lanes, and what happened, downwards. */
export function drawJourney(journey: JourneyTimeline, reading: Reading, drawing: Drawing): string[] {
  return new JourneyDrawing(journey, reading, drawing).lines()
}

/** The stations in the order in which they were first touched. */
function stationsOf({ entries, hops }: JourneyTimeline, unit: Unit): string[] {
  const held = hops.flatMap(({ from, to }) => [from, to])
  const named = entries.flatMap((entry) => entry[unit] ?? [])
  const all = [...new Set([...named, ...held])]
  const firstAt = (station: string): number => entries.findIndex((entry) => (entry[unit] ?? '') === station)
  return all.sort((one, other) => firstAt(one) - firstAt(other))
}

class JourneyDrawing {
  private readonly rows: readonly TimelineRow[]
  private readonly lanes: Lanes
  private readonly gutter: Gutter
  private readonly texts: EntryColumns
  private day = ''
  private year: number

  constructor(
    private readonly journey: JourneyTimeline,
    private readonly reading: Reading,
    private readonly drawing: Drawing,
  ) {
    const { columns, zone } = drawing
    this.rows = timelineRows(journey)
    this.lanes = layLanes(stationsOf(journey, reading.unit), Math.floor(columns * LANES_SHARE))
    this.gutter = openGutter(
      mostAtOnce(this.rows.flatMap(({ kind }) => (kind === 'enter' || kind === 'leave' ? [kind] : []))),
    )
    this.texts = columnsOf(journey.entries, reading.unit)
    this.year = yearOf(this.rows[0]?.at ?? 0, zone)
  }

  lines(): string[] {
    const { drawing, lanes } = this
    const legend = lanes.legend.length > 0 ? wrapped(lanes.legend.join(', '), drawing.columns) : []
    return [
      ...journeyHead(this.journey, drawing),
      ...legend.map((line) => this.quiet(line)),
      this.quiet(`${' '.repeat(this.gutter.width + TIME_WIDTH + 2)}${lanes.head}`.trimEnd()),
      ...this.rows.flatMap((row) => [...this.newYear(row), ...this.linesOf(row)]),
    ]
  }

  private linesOf(row: TimelineRow): string[] {
    switch (row.kind) {
      case 'entry':
        return [this.entryLine(row.entry, row.at, row.holder)]
      case 'hop':
        return this.sideLine(this.lanes.hop(row.hop.from, row.hop.to), hopInWords(row.hop), 'watch')
      case 'quiet':
        return this.sideLine(this.lanes.line(undefined), `… ${durationInWords(row.for)} …`, 'quiet')
      case 'resolved':
        return this.acrossLines(this.gutter.line(), row.at, `✓ resolved after ${durationInWords(row.after)}`, 'good')
      case 'enter': {
        const words = `${circleTitle(row.circle)}: ${evidenceInWords(row.circle.kind, row.visit, this.journey, this.reading.circleUnit)}`
        return this.acrossLines(this.gutter.enter(row.visit), row.at, words, 'bad')
      }
      case 'leave': {
        const stay = durationInWords(row.at - Date.parse(row.visit.enteredAt))
        const words = `${circleTitle(row.circle)} left after ${stay}`
        return this.acrossLines(this.gutter.leave(row.visit), row.at, words, 'good')
      }
    }
  }

  private entryLine(entry: EntryShown, at: number, holder: string | undefined): string {
    const { paint, columns } = this.drawing
    const named = entry[this.reading.unit] ?? undefined
    const marker = entry.assisting || (named !== undefined && holder !== undefined && named !== holder) ? '○' : '●'
    const left = `${this.gutter.line()}${padded(this.time(at), TIME_WIDTH)}  `
    const lanes = this.lanes.line(holder ?? named, { station: named, marker })
    const rest = columns - widthOf(left) - this.lanes.width - 2
    return `${left}${lanes}  ${this.texts.line(entry, rest, paint)}`.trimEnd()
  }

  /** Beside the lanes. */
  private sideLine(lanes: string, words: string, tone: Tone): string[] {
    const left = `${this.gutter.line()}${' '.repeat(TIME_WIDTH + 2)}${lanes}  `
    const text = shortened(words, this.drawing.columns - widthOf(left))
    return [`${left}${this.drawing.paint(tone, text)}`]
  }

  /** Across the lanes. */
  private acrossLines(gutter: string, at: number, words: string, tone: Tone): string[] {
    const width = this.drawing.columns - this.gutter.width - TIME_WIDTH - 2
    const [first = '', ...more] = wrapped(words, width)
    const left = `${gutter}${padded(this.time(at), TIME_WIDTH)}  `
    const below = `${this.gutter.line()}${' '.repeat(TIME_WIDTH + 2)}`
    return [left + this.drawing.paint(tone, first), ...more.map((line) => below + this.drawing.paint(tone, line))]
  }

  /** The day is told once. */
  private time(at: number): string {
    const { zone } = this.drawing
    const day = dayOf(at, zone)
    if (day === this.day) return timeOf(at, zone).padStart(TIME_WIDTH)
    this.day = day
    return dayAndTime(at, zone).padStart(TIME_WIDTH)
  }

  private newYear({ at }: TimelineRow): string[] {
    const year = yearOf(at, this.drawing.zone)
    if (year === this.year) return []
    this.year = year
    return [this.quiet(`${this.gutter.line()}── ${year}`)]
  }

  private quiet(text: string): string {
    return this.drawing.paint('quiet', text)
  }
}

const makers: Record<HopShown['madeBy'], string> = {
  client: "the client's own move",
  handoff: 'handed over',
  silent: 'silently',
}

function hopInWords({ madeBy, wait, bounce, to }: HopShown): string {
  const how = `${makers[madeBy]}${wait >= 60_000 ? `, after ${durationInWords(wait)}` : ''}`
  return bounce ? `a bounce back to ${nameOf(to)}, ${how}` : how
}
