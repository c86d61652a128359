import { drawTable } from './table.js'

const columns = [
  { title: 'name', least: 4, cell: ({ name }: { name: string }) => name },
  { title: 'n', side: 'right' as const, cell: ({ name }: { name: string }) => String(name.length) },
]

it('aligns rows under their titles', () => {
  expect(drawTable(columns, [{ name: 'Клиент' }, { name: 'Ağ' }], 40)).toBe('name    n\nКлиент  6\nAğ      2\n')
})

it('cuts only columns that may be cut', () => {
  expect(drawTable(columns, [{ name: 'a long name of many' }], 12)).toBe('name       n\na long…   19\n')
})

it('spares a column before it cuts another', () => {
  const spare = [...columns, { title: 'spare', spare: 1, cell: () => 'seven' }]
  expect(drawTable(spare, [{ name: 'Клиент' }], 16)).toBe('name    n  spare\nКлиент  6  seven\n')
  expect(drawTable(spare, [{ name: 'Клиент' }], 15)).toBe('name    n\nКлиент  6\n')
})
