import { describe, expect, it } from '@jest/globals'
import { isReached } from '../bench.js'
import { courseOf, flatness } from './quarters.js'
import type { Sample } from './samples.js'

const calm = {
  residentMB: 300,
  heapMB: 80,
  descriptors: 60,
  files: 12,
  folderMB: 50,
  delayMs: 4,
  probeMs: 2,
  lagEvents: 0,
}

/** A sample each second of a hundred. */
const lived = (at: (second: number) => Partial<Sample> = () => ({})): Sample[] =>
  Array.from({ length: 100 }, (_, second) => ({ ...calm, second, ...at(second) }))

const missed = (samples: readonly Sample[]): string[] =>
  flatness(samples).flatMap((figure) => (isReached(figure) ? [] : [figure.name.split(',')[0] ?? '']))

describe('a server that was watched for long', () => {
  it('stayed as it was, whatever it took to warm up', () => {
    expect(
      missed(lived((second) => (second < 25 ? { residentMB: 100 + second, delayMs: 90, descriptors: 500 } : {}))),
    ).toEqual([])
  })

  it('leaks memory, descriptors or files where the last quarter holds more than a tenth above the second', () => {
    const growing = lived((second) => ({ residentMB: 300 + second * 2, descriptors: 60 + second, files: 12 + second }))
    expect(missed(growing)).toEqual(['resident memory', 'open descriptors', 'files in the folder'])
    expect(missed(lived((second) => ({ residentMB: 300 + second / 2 })))).toEqual([])
  })

  it('is later than it was where half of the last quarter is above nine of ten samples of the second', () => {
    const noisy = (second: number): number => 4 + (second % 5)
    expect(missed(lived((second) => ({ delayMs: noisy(second) })))).toEqual([])
    expect(missed(lived((second) => ({ delayMs: noisy(second) + (second < 75 ? 0 : 5) })))).toEqual([
      'event-loop delay',
    ])
  })

  it('is told by the median of each quarter, and the most', () => {
    const samples = lived((second) => ({ residentMB: second }))
    expect(courseOf(samples, 'residentMB')).toEqual({ measure: 'residentMB', medians: [12, 37, 62, 87], most: 99 })
  })
})
