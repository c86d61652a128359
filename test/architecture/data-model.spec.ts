import { readFileSync, writeFileSync } from 'node:fs'
import { commandsPage } from '../support/commands-page.js'
import { dataModel } from '../support/data-model.js'

const pages = [
  ['docs/data-model.md', 'the events as their schemas are', dataModel],
  ['docs/commands.md', 'the commands as the API takes them', commandsPage],
] as const

it.each(pages)('%s lists %s', (name, _what, page) => {
  const path = new URL(`../../${name}`, import.meta.url)
  if (process.env['WRITE_DOCS'] === '1') writeFileSync(path, page())
  expect(readFileSync(path, 'utf8')).toBe(page())
})
