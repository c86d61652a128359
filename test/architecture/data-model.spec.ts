import { readFileSync, writeFileSync } from 'node:fs'
import { dataModel } from '../support/data-model.js'

const path = new URL('../../docs/data-model.md', import.meta.url)

it('docs/data-model.md lists the events as their schemas are', () => {
  if (process.env['WRITE_DOCS'] === '1') writeFileSync(path, dataModel())
  expect(readFileSync(path, 'utf8')).toBe(dataModel())
})
