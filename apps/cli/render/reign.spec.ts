import { reignInWords } from './reign.js'

const at = (text: string) => Date.parse(text)
const version = (number: number, from: string) => ({ version: number, effectiveFrom: at(from) })
const first = version(1, '2026-01-01')
const second = version(2, '2026-04-01')

describe('the time of a version of the charter', () => {
  it.each([
    ['in force from the beginning', first, undefined],
    ['in force from the beginning to 1 Apr 2026', first, second],
    ['in force since 1 Apr 2026', second, undefined],
    ['in force from 1 Apr 2026 to 1 Jul 2026', second, version(3, '2026-07-01')],
    ['in force from 1 Jul 2026 on', version(3, '2026-07-01'), undefined],
    ['withdrawn on 2 May 2026, never in force', { ...second, withdrawnAt: at('2026-05-02') }, undefined],
  ])('%s', (words, charter, next) => expect(reignInWords(charter, next, at('2026-05-01'), 'UTC')).toBe(words))
})
