import fc from 'fast-check'
import { Column } from './column.js'
import { Lines } from './lines.js'
import { Lists } from './lists.js'
import { NameLists } from './name-lists.js'
import { Names } from './names.js'
import { merged, numbersFrom, numbersWhere, someNumber } from './numbers.js'
import { Stays } from './stays.js'

const slots = (...numbers: number[]): Int32Array => Int32Array.from(numbers)

describe('A column', () => {
  it('holds what was set last, however far it grows, and 0 elsewhere', () => {
    const writes = fc.array(fc.tuple(fc.nat(20_000), fc.integer({ min: -(2 ** 31), max: 2 ** 31 - 1 })))
    fc.assert(
      fc.property(writes, fc.constantFrom(Column.whole, Column.real), (written, kind) => {
        const column = kind()
        for (const [index, value] of written) column.set(index, value)
        for (const [index, value] of new Map(written)) expect(column.at(index)).toBe(value)
        expect(column.at(30_000)).toBe(0)
      }),
    )
  })

  it('of real numbers holds instants, and that there is none', () => {
    const column = Column.real()
    column.set(1, Date.parse('2026-03-01T09:00:00.001Z'))
    column.set(2, NaN)
    expect([column.at(1), column.at(2)]).toEqual([Date.parse('2026-03-01T09:00:00.001Z'), NaN])
  })
})

describe('Rows of numbers', () => {
  const rows = fc.array(fc.nat(50)).map((numbers) => Int32Array.from(numbers))
  const isEven = (number: number) => number % 2 === 0

  it('are sifted and turned into others as lists are', () =>
    fc.assert(
      fc.property(rows, (row) => {
        expect(numbersWhere(row, isEven)).toEqual(row.filter(isEven))
        expect(numbersFrom(row, (number) => number - 7)).toEqual(row.map((number) => number - 7))
        expect(someNumber(row, isEven)).toBe(row.some(isEven))
      }),
    ))

  it('stay in order where two become one', () =>
    fc.assert(
      fc.property(rows, rows, (one, other) => {
        expect(merged(one.sort(), other.sort())).toEqual(Int32Array.from([...one, ...other]).sort())
      }),
    ))
})

describe('Lists of names', () => {
  it('have one number each, and tell the names in them by number', () => {
    const names = new Names()
    const lists = new NameLists(names)
    const numbers = [['cs', 'account'], [], ['cs', 'account']].map((list) => lists.numberOf(JSON.stringify(list)))
    expect(numbers).toEqual([0, 1, 0])
    expect([0, 1, 2].map((list) => lists.namesIn(list).map((name) => names.text(name)))).toEqual([
      ['cs', 'account'],
      [],
      [],
    ])
    expect(lists.size).toBe(2)
  })
})

describe('Names', () => {
  it('give each text one number, and none to no text', () => {
    const names = new Names()
    expect(['cs', 'account', 'cs', '', null].map((text) => names.numberOf(text))).toEqual([0, 1, 0, 2, Names.NONE])
    expect([1, 2, Names.NONE].map((number) => names.text(number))).toEqual(['account', '', null])
    expect(names.size).toBe(3)
  })
})

describe('The items of journeys', () => {
  it('are told journey by journey, without those left behind', () => {
    const lists = new Lists()
    const item = { first: lists.add(7), other: lists.add(3), second: lists.add(7) }
    lists.begin(3)
    const again = lists.add(3)
    const seen: [number, number][] = []
    lists.each(slots(3, 5, 7), (found, slot) => seen.push([found, slot]))
    expect(seen).toEqual([
      [again, 3],
      [item.second, 7],
      [item.first, 7],
    ])
  })
})

describe('The stays of journeys', () => {
  it('stand in their order, and each but the first begins with a hop from the one before', () => {
    const stays = new Stays()
    for (const [slot, holders] of [
      [2, [10, 11, 10]],
      [1, [12]],
    ] as const) {
      const first = stays.begin(slot, holders.length)
      holders.forEach((holder, index) => stays.holder.set(first + index, holder))
    }
    const [all, hops] = [stays.of(slots(1, 2, 3)), stays.hopsOf(slots(1, 2, 3))]
    expect(Array.from(all, (stay) => [stays.journey.at(stay), stays.holder.at(stay)])).toEqual([
      [1, 12],
      [2, 10],
      [2, 11],
      [2, 10],
    ])
    expect(Array.from(hops, (hop) => [stays.journey.at(hop), stays.holder.at(hop - 1), stays.holder.at(hop)])).toEqual([
      [2, 10, 11],
      [2, 11, 10],
    ])
  })
})

describe('Lines', () => {
  it('are wasteful once what was left behind is more than what there is, and a little', () => {
    const lines = new Lines({ unit: 'role', countNobody: false })
    const readAgain = () => {
      lines.forget(1)
      lines.begin(1)
    }
    lines.begin(1)
    lines.begin(2)
    for (let time = 0; time < 10_002; time++) readAgain()
    expect(lines.isWasteful).toBe(false)
    readAgain()
    expect(lines.isWasteful).toBe(true)
  })

  it('tell once which journeys were forgotten and not read again', () => {
    const lines = new Lines({ unit: 'role', countNobody: false })
    for (const slot of [9, 4, 7]) lines.begin(slot)
    for (const slot of [9, 4, 7, 5]) lines.forget(slot)
    lines.begin(7)
    expect([lines.takeForgotten(), lines.takeForgotten()]).toEqual([slots(4, 9), slots()])
  })

  it('have a journey from when it is read until its rows may have changed', () => {
    const lines = new Lines({ unit: 'role', countNobody: false })
    lines.begin(4)
    lines.forget(5)
    expect([lines.has(4), lines.has(5)]).toEqual([true, false])
    lines.forget(4)
    expect(lines.has(4)).toBe(false)
  })
})
