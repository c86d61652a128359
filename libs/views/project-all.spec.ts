import { START, type DomainEvent, type Recorded } from '#event-sourcing'
import { integer, text } from './column.js'
import { projectAll } from './project-all.js'
import { groupOf, rowOf, type Projection, type Rows, type Selection } from './projection.js'
import { table } from './table.js'

type Noted = DomainEvent<'Noted', { id: string }>

const notes = table({
  name: 'notes',
  columns: { shelf: text(), id: text(), count: integer() },
  key: ['shelf', 'id'],
  groups: ['shelf'],
})

const noted = (id: string, stream = 'client-1'): Recorded<Noted> => ({
  id,
  type: 'Noted',
  data: { id },
  metadata: { commandId: '', correlationId: '', causationId: '', actor: '', recordedAt: '', schemaVersion: 1 },
  stream,
  revision: 0,
  position: START,
})

/** The rows that a fold makes of three notes. */
function fold(project: (rows: Rows, event: Noted) => void, touches: (event: Noted) => Selection[] = () => []) {
  const projection: Projection<Noted> = {
    name: 'notes',
    version: 1,
    tables: [notes],
    streams: ['client-'],
    touches,
    project,
  }
  return projectAll(projection, [noted('b'), noted('a'), noted('a'), noted('c', 'member-1')]).rows(notes)
}

const put = (rows: Rows, id: string, count = 1) => rows.put(notes, { shelf: 's', id, count })

describe('Folding all events in memory', () => {
  it('gives the rows of the streams of the projection, in the order of their keys', () => {
    const count = (rows: Rows, { data: { id } }: Noted) => put(rows, id, (rows.get(notes, ['s', id])?.count ?? 0) + 1)
    expect(fold(count, ({ data }) => [rowOf(notes, ['s', data.id])])).toEqual([
      { shelf: 's', id: 'a', count: 2 },
      { shelf: 's', id: 'b', count: 1 },
    ])
  })

  it('gives groups in the order of their keys', () => {
    const count = (rows: Rows, { data: { id } }: Noted) => {
      put(rows, id)
      put(
        rows,
        'order',
        rows.inGroup(notes, 'shelf', 's').findIndex((row) => row.id === id),
      )
    }
    expect(fold(count, () => [groupOf(notes, 'shelf', 's')])[2]).toEqual({ shelf: 's', id: 'order', count: 0 })
  })

  it('refuses to read a row or a group that the event did not select, though an earlier one did', () => {
    const select = ({ data }: Noted) =>
      data.id === 'b' ? [groupOf(notes, 'shelf', 's'), rowOf(notes, ['s', 'x'])] : []
    expect(() => fold((rows) => rows.get(notes, ['s', 'x']), select)).toThrow(/\["s","x"\] of "notes" was not selected/)
    expect(() => fold((rows) => rows.inGroup(notes, 'shelf', 's'), select)).toThrow(/group shelf = "s" of "notes"/)
  })

  it('lets a fold read what the event put or deleted, and what is in a group that it selected', () => {
    const seen: unknown[] = []
    fold((rows, { data: { id } }) => {
      put(rows, id)
      seen.push(rows.get(notes, ['s', id])?.id)
      rows.delete(notes, ['s', 'a'])
      seen.push(rows.get(notes, ['s', 'a']))
    })
    expect(seen).toEqual(['b', undefined, 'a', undefined, 'a', undefined])
    const group = () => [groupOf(notes, 'shelf', 's')]
    expect(() => fold((rows) => (put(rows, 'a'), rows.get(notes, ['s', 'a'])), group)).not.toThrow()
    expect(() => fold((rows) => rows.get(notes, ['s', 'z']), group)).toThrow(/not selected/)
  })

  it('refuses a fold that changes a row in place', () => {
    const spoil = (rows: Rows, { data: { id } }: Noted) => {
      const row = rows.get(notes, ['s', id]) as { count: number } | undefined
      if (row) row.count++
      put(rows, id)
    }
    expect(() => fold(spoil, ({ data }) => [rowOf(notes, ['s', data.id])])).toThrow(/read only/)
  })

  it.each<[string, object, RegExp]>([
    ['lacks a column', { shelf: 's', id: 'a' }, /integer in "count" and got undefined/],
    ['has a column too many', { shelf: 's', id: 'a', count: 1, colour: 'red' }, /lacks: colour/],
    ['holds a fraction for an integer', { shelf: 's', id: 'a', count: 1.5 }, /"count" and got 1.5/],
    ['is empty where it may not be', { shelf: null, id: 'a', count: 1 }, /"shelf" and got null/],
  ])('refuses a row that %s', (_what, row, message) => {
    expect(() => fold((rows) => rows.put(notes, row as never))).toThrow(message)
  })
})
