import { isReached, type Aim, type Figure, type Found } from './bench.js'

/** A bench's figures as a table, its notes below. */
export function drawFound(title: string, { figures, notes }: Found): string {
  const rows = figures.map((figure) => [figure.name, written(figure), aimOf(figure), verdictOf(figure)] as const)
  const width = (column: 0 | 1 | 2) => Math.max(...rows.map((row) => row[column].length), 0)
  const [names, values, aims] = [width(0), width(1), width(2)]
  const lines = rows.map(([name, value, aim, verdict]) =>
    `  ${name.padEnd(names)}  ${value.padStart(values)}  ${aim.padEnd(aims)}  ${verdict}`.trimEnd(),
  )
  return [title, ...lines, ...notes.map((note) => `  ${note}`)].map((line) => `${line}\n`).join('')
}

const written = ({ value, unit }: Figure): string => `${number(value)} ${unit}`

const aimOf = ({ aim }: Figure): string => (aim === undefined ? '' : `aim ${bound(aim)}`)

const bound = (aim: Aim): string => ('atLeast' in aim ? `≥ ${number(aim.atLeast)}` : `≤ ${number(aim.atMost)}`)

const verdictOf = (figure: Figure): string =>
  ({ true: 'reached', false: 'MISSED', undefined: '' })[`${isReached(figure)}`]

const number = (value: number): string =>
  value.toLocaleString('en', { maximumFractionDigits: Math.abs(value) >= 100 ? 0 : Math.abs(value) >= 10 ? 1 : 2 })
