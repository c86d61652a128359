import { LruMap } from './lru-map.js'

describe('a map bounded by weight', () => {
  it('lets go of what was not asked for longest', () => {
    const map = new LruMap<number>(10)
    map.set('a', 1, 4)
    map.set('b', 2, 4)
    map.get('a')
    map.set('c', 3, 4)
    expect([map.get('a'), map.get('b'), map.get('c')]).toEqual([1, undefined, 3])
    expect(map.weight).toBe(8)
  })

  it('weighs anew what is set again', () => {
    const map = new LruMap<number>(10)
    map.set('a', 1, 8)
    map.set('a', 2, 3)
    expect([map.weight, map.size]).toEqual([3, 1])
  })

  it('makes room for what has grown, wherever it stands', () => {
    const map = new LruMap<number>(10)
    map.set('a', 1, 4)
    map.set('b', 2, 4)
    map.set('a', 1, 8)
    expect([map.get('a'), map.get('b'), map.weight]).toEqual([1, undefined, 8])
  })

  it('keeps what may not leave, and the newest, even over its limit', () => {
    const map = new LruMap<string>(10, (value) => value !== 'held')
    map.set('a', 'held', 9)
    map.set('b', 'free', 9)
    map.set('c', 'free', 99)
    expect([map.get('a'), map.get('b'), map.get('c')]).toEqual(['held', undefined, 'free'])
  })

  it('is empty when it is cleared', () => {
    const map = new LruMap<number>(10)
    map.set('a', 1)
    map.clear()
    expect([map.size, map.weight, map.get('a')]).toEqual([0, 0, undefined])
  })
})
