import type { Position } from '#event-sourcing'
import fc from 'fast-check'
import { integer, text, type Cell, type Value } from './column.js'
import { groupOf, rowOf } from './projection.js'
import { RowSet } from './row-set.js'
import { RowStore, type TableChanges } from './row-store.js'
import { table, type AnyRow, type AnyTable, type RowOf } from './table.js'

const beads = table({
  name: 'beads',
  columns: { id: integer(), string: text().nullable(), worth: integer() },
  key: ['id'],
  groups: ['string'],
})
type Bead = RowOf<typeof beads>

/** A store in memory that counts what is asked of it. */
class CountingStore extends RowStore {
  readonly rows = new Map<Value | undefined, AnyRow>()
  loads = 0
  written = 0

  checkpoint = async () => '' as Position
  loadAll = async () => [...this.rows.values()]
  loadKeys = async (_table: AnyTable, keys: readonly (readonly Cell[])[]) => {
    this.loads++
    return keys.map(([id]) => this.rows.get(id)).filter((row) => row !== undefined)
  }
  loadGroups = async (_table: AnyTable, column: string, values: readonly Cell[]) => {
    this.loads++
    return [...this.rows.values()].filter((row) => values.some((value) => value === row[column])).reverse()
  }
  write = async (changes: readonly TableChanges[]) => {
    for (const { put, deleted, before } of changes) {
      for (const [row, stored] of before ?? []) expect(this.rows.get(row['id'])).toEqual(stored)
      for (const row of put) this.rows.set(row['id'], row)
      for (const [id] of deleted) this.rows.delete(id)
      this.written += put.length + deleted.length
    }
  }
}

/** What a fold does in a step: rows put and deleted, whether it fails, what is read, when a batch ends and how much stays in memory. */
const bead = fc.record({ id: fc.nat(12), string: fc.constantFrom('a', 'b', null), worth: fc.nat(2) })
const step = fc.record({
  put: fc.array(bead, { maxLength: 4 }),
  deleted: fc.array(fc.nat(12), { maxLength: 3 }),
  fails: fc.boolean(),
  reads: fc.array(fc.nat(12), { maxLength: 3 }),
  group: fc.constantFrom('a', 'b'),
  ends: fc.boolean(),
  limit: fc.constantFrom(0, 5, 1000),
})

describe('The rows on which folds work', () => {
  it('are what a plain map would hold, whatever is loaded, kept, forgotten or taken back', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 30 }), async (steps) => {
        const store = new CountingStore()
        const set = new RowSet([beads])
        const model = new Map<number, Bead>()
        for (const { put, deleted, fails, reads, group, ends, limit } of steps) {
          for (const id of reads) set.select(rowOf(beads, id))
          set.select(groupOf(beads, 'string', group))
          await set.load(store)
          for (const id of reads) expect(set.get(beads, id)).toEqual(model.get(id))
          const expected = [...model.values()].filter((row) => row.string === group).sort((a, b) => a.id - b.id)
          expect(set.inGroup(beads, 'string', group)).toEqual(expected)
          const work = () => {
            for (const row of put) set.put(beads, row)
            for (const id of deleted) set.delete(beads, id)
            if (fails) throw new Error('taken back')
          }
          if (fails) expect(() => set.attempt(work)).toThrow('taken back')
          else {
            set.attempt(work)
            for (const row of put) model.set(row.id, row)
            for (const id of deleted) model.delete(id)
          }
          if (!ends) continue
          await store.write(set.changes())
          set.settle(limit)
          expect(new Map(store.rows)).toEqual(model)
        }
      }),
      { numRuns: 500 },
    )
  })

  it('loads what is in memory only once, and writes nothing that is as it was', async () => {
    const store = new CountingStore()
    store.rows.set(1, { id: 1, string: 'a', worth: 1 })
    const set = new RowSet([beads])
    for (let i = 0; i < 3; i++) {
      set.select(rowOf(beads, 1))
      set.select(rowOf(beads, 2))
      await set.load(store)
      set.put(beads, { id: 1, string: 'a', worth: 1 })
      set.delete(beads, 2)
      await store.write(set.changes())
      set.settle(100)
    }
    expect(store).toMatchObject({ loads: 1, written: 0 })
  })

  it('are not read without a selection', () => {
    const set = new RowSet([beads])
    expect(() => set.get(beads, 1)).toThrow('The row 1 of "beads" was not selected.')
    expect(() => set.inGroup(beads, 'string', 'a')).toThrow('The group string = "a" of "beads" was not selected.')
    set.put(beads, { id: 1, string: 'a', worth: 0 })
    expect(set.get(beads, 1)?.worth).toBe(0)
  })
})
