import { appendFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { temporaryFolder } from '#event-sourcing/testing'
import { breakSeal, leaveSeal } from './clean-close.js'

describe('a file that was closed in good order', () => {
  let folder: ReturnType<typeof temporaryFolder>
  let path: string
  beforeEach(() => {
    folder = temporaryFolder()
    path = join(folder.path, 'views-1.db')
    writeFileSync(path, 'rows')
  })
  afterEach(() => folder.remove())

  it('is known by its seal, once', () => {
    leaveSeal(path)
    expect([breakSeal(path), breakSeal(path)]).toEqual([true, false])
  })

  it('is not where it has changed since, or was never closed', () => {
    expect(breakSeal(path)).toBe(false)
    leaveSeal(path)
    appendFileSync(path, 'more')
    expect(breakSeal(path)).toBe(false)
  })

  it('is looked through next time where it cannot be sealed', () => {
    leaveSeal(join(folder.path, 'nowhere.db'))
    expect(breakSeal(join(folder.path, 'nowhere.db'))).toBe(false)
  })
})
