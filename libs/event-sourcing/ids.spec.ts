import fc from 'fast-check'
import { newEventId, uuidV5 } from './ids.js'

const DNS = '6ba7b810-9dad-11d1-80b4-00c04fd430c8'

describe('ids', () => {
  it('of events are version 7 and grow, however fast they are made', () => {
    const clock = Date.now
    const stopped = Date.now()
    Date.now = () => stopped
    const ids = Array.from({ length: 20_000 }, newEventId)
    Date.now = clock
    expect(ids).toEqual(ids.toSorted())
    expect(new Set(ids).size).toBe(ids.length)
    for (const id of ids) expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
  })

  it('of names are those of RFC 9562', () => {
    expect(uuidV5('www.example.com', DNS)).toBe('2ed6657d-e927-568b-95e1-2665a8aea6a2')
  })

  it('of names are version 5, the same for the same name, and never for another', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (a, b) => {
        expect(uuidV5(a, DNS)).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
        expect(uuidV5(a, DNS) === uuidV5(b, DNS)).toBe(a === b)
      }),
    )
  })

  it('need a namespace that is an id', () => {
    expect(() => uuidV5('name', 'somewhere')).toThrow('somewhere is not a UUID')
  })
})
