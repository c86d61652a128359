import fc from 'fast-check'
import { cellOf, json, valueOf } from './column.js'
import { listed } from './packing.js'

interface Stay {
  readonly room?: string
  readonly nights: number
}
interface Guest {
  readonly name: string
  readonly now?: Stay
  readonly tags?: readonly string[]
}

const stay = listed<Stay>({ room: true, nights: true })
const guest = json<Guest>(listed<Guest>({ name: true, now: stay, tags: true }))
const { packing } = guest

const anyGuest: fc.Arbitrary<Guest> = fc.record(
  {
    name: fc.string(),
    now: fc.record({ room: fc.string(), nights: fc.nat() }, { requiredKeys: ['nights'] }),
    tags: fc.array(fc.string()),
  },
  { requiredKeys: ['name'] },
)

describe('A record in a packed column', () => {
  it('stands there as a list, without the names of its fields', () => {
    expect(cellOf(guest, { name: 'Dante', now: { nights: 3 } })).toBe('["Dante",[null,3],null]')
  })

  it('reads back as it was', () =>
    fc.assert(fc.property(anyGuest, (value) => expect(valueOf(guest, cellOf(guest, value))).toEqual(value))))

  it('lacks what was left out', () => {
    expect(Object.keys(valueOf(guest, cellOf(guest, { name: 'Dante' })) as Guest)).toEqual(['name'])
  })

  it('has the same text in whatever order its fields came, and where one is undefined', () =>
    fc.assert(
      fc.property(anyGuest, ({ name, now, tags }) => {
        expect(cellOf(guest, { tags, now: now && { nights: now.nights, room: now.room }, name })).toBe(
          cellOf(guest, { name, ...(now && { now }), ...(tags && { tags }) }),
        )
      }),
    ))

  it('is packed where it may be empty, too', () => {
    expect(guest.nullable().packing).toBe(packing)
    expect(cellOf(guest.nullable(), null)).toBe(null)
  })
})
