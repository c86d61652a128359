import { createHash, randomUUID } from 'node:crypto'
import fc from 'fast-check'
import { DigestSet, digestOfUuid, uuidOfDigest } from './digest-set.js'

const digestOf = (text: string): Buffer => createHash('sha256').update(text).digest()

describe('a set of digests', () => {
  it('knows what a set of texts knows', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 4000 }), { maxLength: 6000 }), (numbers) => {
        const [digests, texts] = [new DigestSet(), new Set<number>()]
        for (const number of numbers) {
          const digest = digestOf(String(number))
          expect(digests.has(digest)).toBe(texts.has(number))
          expect(digests.add(digest)).toBe(!texts.has(number))
          texts.add(number)
        }
        expect(digests.size).toBe(texts.size)
      }),
      { numRuns: 20 },
    )
  })

  it('tells digests apart of which all but one bit is alike', () => {
    const digests = new DigestSet()
    for (let bit = 0; bit < 128; bit++) {
      const digest = Buffer.alloc(16)
      digest.writeUInt8(1 << (bit % 8), bit >> 3)
      expect(digests.add(digest)).toBe(true)
      expect(digests.add(digest)).toBe(false)
    }
  })

  it('gives the UUIDs that were put in, the last one first', () => {
    const uuids = Array.from({ length: 5000 }, () => randomUUID())
    const digests = new DigestSet()
    for (const uuid of uuids) digests.add(digestOfUuid(uuid))
    expect([...digests.newestFirst()].map(uuidOfDigest)).toEqual([...uuids].reverse())
  })
})
