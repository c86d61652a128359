import fc from 'fast-check'
import { Lots } from './lots.js'
import { torn } from './torn.js'

const bytes = fc.uint8Array({ minLength: 1, maxLength: 4000 }).map((array) => Buffer.from(array))

describe('a file that a power cut has torn', () => {
  it('keeps what was flushed before, up to the first byte that was written since', () => {
    fc.assert(
      fc.property(bytes, bytes, fc.nat(), (flushed, added, seed) => {
        const left = torn(flushed, Buffer.concat([flushed, added]), new Lots(seed))
        expect(left.subarray(0, flushed.length).equals(flushed)).toBe(true)
        expect(left.length).toBeLessThanOrEqual(flushed.length + added.length)
      }),
    )
  })

  it('keeps every sector in which nothing changed', () => {
    const before = Buffer.alloc(512 * 20, 1)
    const after = Buffer.from(before).fill(2, 512 * 7, 512 * 9)
    for (let seed = 0; seed < 100; seed++) {
      const left = torn(before, after, new Lots(seed))
      expect(left.subarray(0, 512 * 7).equals(before.subarray(0, 512 * 7))).toBe(true)
      expect(left.subarray(512 * 9).equals(before.subarray(512 * 9))).toBe(true)
    }
  })

  it('is old, new, both, cut off or rubbish, by lot', () => {
    const [before, after] = [Buffer.alloc(512 * 4, 1), Buffer.alloc(512 * 8, 2)]
    const seen = new Set<string>()
    for (let seed = 0; seed < 300; seed++) {
      const left = torn(before, after, new Lots(seed))
      if (left.equals(before)) seen.add('old')
      else if (left.equals(after)) seen.add('new')
      else if (left.length < after.length) seen.add('cut off')
      else if (left.some((byte) => byte > 2)) seen.add('rubbish')
      else seen.add('both')
    }
    expect([...seen].sort()).toEqual(['both', 'cut off', 'new', 'old', 'rubbish'])
  })
})
