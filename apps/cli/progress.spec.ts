import { Progress } from './progress.js'
import { plainPaint } from './render/paint.js'
import type { Terminal } from './terminal.js'

function told(quiet: boolean): string[] {
  const lines: string[] = []
  const out = { write: () => true, on: () => undefined }
  const terminal: Terminal = {
    out,
    err: out,
    columns: 80,
    paint: plainPaint,
    print: async () => undefined,
    say: (sentence) => lines.push(sentence),
  }
  let now = 0
  const progress = new Progress({ terminal, quiet }, 'Importing', 'rows', () => now)
  for (; now <= 10_000; now += 500) progress.tell({ share: now / 20_000, done: `${now} rows`, count: now })
  progress.tell({ done: 'more rows', count: now })
  progress.end()
  return lines
}

describe('Progress', () => {
  it('tells share, rate and time left every few seconds where there is no terminal', () => {
    expect(told(false)).toEqual([
      'Importing: 25 %, 5000 rows, 1,000 rows/s, 0:15 left',
      'Importing: 50 %, 10000 rows, 1,000 rows/s, 0:10 left',
    ])
  })

  it('tells nothing when it is to be quiet', () => {
    expect(told(true)).toEqual([])
  })
})
