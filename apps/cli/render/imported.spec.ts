import type { Imported } from '#intake'
import { drawImported } from './imported.js'
import { plainPaint } from './paint.js'

const imported: Imported = {
  dryRun: false,
  rows: 1200,
  passedOver: 0,
  touchpoints: 1200,
  recorded: 1200,
  clients: 1,
  journeys: 7,
  rejected: 0,
  problems: [],
}
const drawn = (given: Partial<Imported>) => drawImported({ ...imported, ...given }, { columns: 80, paint: plainPaint })

describe('drawImported', () => {
  it('tells what was recorded', () => {
    expect(drawn({})).toBe('1,200 rows read.\n1,200 touchpoints of 1 client in 7 journeys recorded.\n')
    expect(drawn({ passedOver: 2 })).toMatch(/^1,200 rows read; 2 passed over, as the mapping says\.\n/)
  })

  it('tells what was known already', () => {
    expect(drawn({ recorded: 200 })).toContain('in 7 journeys: 200 recorded, 1,000 known already.')
    expect(drawn({ recorded: 0 })).toContain('journeys: all known already, nothing')
  })

  it('tells the first problems in sentences, and where the rows are', () => {
    const problems = [{ row: 3, column: 'at', code: 'DATE_UNREADABLE', message: '"x" is no time.' }]
    expect(drawn({ rejected: 4, problems, rejectsFile: 'calls.rejects.csv' })).toContain(`
4 rows rejected; the others were kept:
  row 3, column "at": "x" is no time. (DATE_UNREADABLE)
  … and 3 more
Correct them in calls.rejects.csv and import that file with the same mapping.
`)
  })

  it('promises nothing after a dry run', () => {
    expect(drawn({ dryRun: true, rejected: 1 })).toContain('nothing was.\n\n1 row would be rejected:\n')
  })
})
