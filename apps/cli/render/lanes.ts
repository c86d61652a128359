import { onOneLine, padded, shortened, widthOf } from './text.js'

const GAP = 2
const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'
const LONGEST_NAME = 14

/** The stations of a journey side by side; time runs downwards through them. */
export interface Lanes {
  /** The columns that all lanes take together. */
  readonly width: number
  /** The names above the lanes. */
  readonly head: string
  /** What the letters above the lanes stand for, where names do not fit. */
  readonly legend: readonly string[]
  /** The lanes beside a touchpoint: the holder's drawn through, and a marker where the touchpoint was. */
  line(holder: string | undefined, touched?: { readonly station: string | undefined; readonly marker: string }): string
  /** The way of a hop from one lane to another. */
  hop(from: string, to: string): string
}

/** Lays the stations out in at most so many columns: by name, else by letter, else each line names its holder. */
export function layLanes(stations: readonly string[], most: number): Lanes {
  const names = stations.map((station) => shortened(nameOf(station), LONGEST_NAME))
  const byName = names.map((name) => Math.max(3, widthOf(name)))
  if (total(byName) <= most) return drawnLanes(stations, names, byName, [])
  const letters = stations.map((_, index) => LETTERS[index])
  const known = letters.flatMap((letter) => letter ?? [])
  if (known.length === stations.length && total(known.map(() => 1)) <= most) {
    const legend = stations.map((station, index) => `${known[index] ?? ''} ${nameOf(station)}`)
    return drawnLanes(
      stations,
      known,
      known.map(() => 1),
      legend,
    )
  }
  return namedHolder(Math.min(most, Math.max(...names.map(widthOf)) + GAP))
}

/** A holder as people call it. */
export const nameOf = (station: string): string => (station === '' ? '(nobody)' : onOneLine(station))

const total = (widths: readonly number[]): number => widths.reduce((sum, width) => sum + width + GAP, -GAP)

function drawnLanes(
  stations: readonly string[],
  names: readonly string[],
  widths: readonly number[],
  legend: readonly string[],
): Lanes {
  const width = total(widths)
  const middles = widths.map((own, index) => total(widths.slice(0, index)) + GAP + ((own - 1) >> 1))
  const columnOf = (station: string | undefined): number =>
    station === undefined ? -1 : (middles[stations.indexOf(station)] ?? -1)
  const empty = (holder: string | undefined): string[] => {
    const cells = Array.from({ length: width }, () => ' ')
    const held = columnOf(holder)
    for (const middle of middles) cells[middle] = middle === held ? '│' : '┊'
    return cells
  }
  return {
    width,
    head: names.map((name, index) => padded(name, widths[index] ?? 0)).join(' '.repeat(GAP)),
    legend,
    line(holder, touched) {
      const cells = empty(holder)
      const at = columnOf(touched?.station)
      if (touched && at >= 0) cells[at] = touched.marker
      return cells.join('')
    },
    hop(from, to) {
      const cells = empty(undefined)
      const [left, right] = [columnOf(from), columnOf(to)]
      if (left < 0 || right < 0) return cells.join('')
      for (let at = Math.min(left, right) + 1; at < Math.max(left, right); at++) cells[at] = '─'
      cells[left] = left < right ? '╰' : '╯'
      cells[right] = left < right ? '╮' : '╭'
      return cells.join('')
    },
  }
}

/** Too many stations for lanes: the holder is named instead. */
function namedHolder(width: number): Lanes {
  return {
    width,
    head: padded('holder', width),
    legend: [],
    line: (holder, touched) =>
      padded(touched ? `${touched.marker} ${nameOf(touched.station ?? holder ?? '')}` : '│', width),
    hop: () => padded('╎', width),
  }
}
