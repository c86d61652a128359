import { localClock } from './local-clock.js'
import { spansOfWeek, type Span } from './weekly-hours.js'
import { WorkingBlock, type Stretch } from './working-block.js'

const MINUTE = 60_000
const DAY = 24 * 60 * MINUTE
/** Days that are looked up at once, and kept: a year takes a dozen steps. */
const DAYS = 32
/** The blocks that are looked up, 1900 to 2100; so many are kept at most. */
const FIRST = Math.floor(Date.UTC(1900, 0, 1) / DAY / DAYS)
const LAST = Math.floor(Date.UTC(2101, 0, 1) / DAY / DAYS)

/** Working hours as a charter tells them. */
export interface WorkingHours {
  /** IANA, such as `Europe/Bucharest`. */
  readonly zone: string
  /** Lines such as `mon-fri 09:00-17:00`. */
  readonly hours: readonly string[]
  /** Local dates without work, such as `2026-12-25`. */
  readonly holidays: readonly string[]
}

/** The working time of 1900 to 2100, looked up in blocks of days where it is asked for. */
export class WorkingTime {
  /** The working time of the week's longest day, in ms. */
  readonly fullDay: number
  /** The instants between which working time is looked up. */
  readonly begin: number
  readonly end: number
  private readonly week: readonly (readonly Span[])[]
  private readonly holidays: ReadonlySet<number>
  private readonly known = new Map<number, WorkingBlock>()

  constructor(private readonly worked: WorkingHours) {
    this.week = spansOfWeek(worked.hours)
    this.fullDay =
      Math.max(...this.week.map((spans) => spans.reduce((sum, { from, to }) => sum + to - from, 0))) * MINUTE
    this.holidays = new Set(worked.holidays.map((date) => Date.parse(date) / DAY))
    this.begin = this.block(FIRST).begin
    this.end = this.block(LAST).end
  }

  /** The block around an instant between `begin` and `end`. */
  around(instant: number): WorkingBlock {
    // A local day begins some hours off the day in UTC.
    const near = Math.min(Math.max(Math.floor(instant / DAY / DAYS), FIRST), LAST)
    const block = this.block(near)
    if (instant < block.begin) return this.block(near - 1)
    return instant < block.end ? block : this.block(near + 1)
  }

  private block(index: number): WorkingBlock {
    let block = this.known.get(index)
    if (!block) this.known.set(index, (block = this.look(index)))
    return block
  }

  private look(index: number): WorkingBlock {
    const first = index * DAYS
    const instantOf = localClock(this.worked.zone, first, DAYS)
    const begin = instantOf(first * DAY)
    const stretches: Stretch[] = []
    let workedBefore = 0
    let free = begin
    for (let day = first; day < first + DAYS; day++)
      for (const span of this.spansOn(day)) {
        // Where the clock changes, two spans may claim the same minutes.
        const from = Math.max(instantOf(day * DAY + span.from * MINUTE), free)
        const to = Math.max(instantOf(day * DAY + span.to * MINUTE), from)
        stretches.push({ from, to, workedBefore })
        workedBefore += to - from
        free = to
      }
    return new WorkingBlock(begin, instantOf((first + DAYS) * DAY), stretches, workedBefore)
  }

  private spansOn(day: number): readonly Span[] {
    // Day 0, the first of January 1970, was a Thursday.
    return this.holidays.has(day) ? [] : (this.week[(((day + 3) % 7) + 7) % 7] ?? [])
  }
}
