import { statSync } from 'node:fs'
import { join } from 'node:path'
import type { Bench, Found } from '../bench.js'
import { viewsFile } from './view-rows.js'

/** How long the company took to import, and what it takes on the disk. */
export const size: Bench = {
  name: 'size',
  title: 'The import of the company, and what it takes on the disk',

  async run({ company: made }): Promise<Found> {
    const { data, csvBytes, described, imported } = await made()
    const { rows, events, seconds, recording } = imported
    const perTouchpoint = (path: string): number => statSync(path).size / rows
    return {
      figures: [
        { name: 'import', value: seconds, unit: 's' },
        { name: 'of it until the last row was recorded', value: recording, unit: 's' },
        { name: 'touchpoints', value: rows / seconds, unit: '/s' },
        { name: 'events', value: events / seconds, unit: '/s' },
        { name: 'events of a touchpoint', value: events / rows, unit: '' },
        { name: 'the CSV, a touchpoint', value: csvBytes / rows, unit: 'bytes' },
        { name: 'the events, a touchpoint', value: perTouchpoint(join(data, 'events.db')), unit: 'bytes' },
        { name: 'the views, a touchpoint', value: perTouchpoint(viewsFile(data)), unit: 'bytes' },
      ],
      notes: [`The company: ${described}. Imported once, when it was made.`],
    }
  },
}
