import { specify } from '#event-sourcing/testing'
import { after, context } from '../../testing/bureau.js'
import { id } from '../../testing/histories.js'
import { client } from '../client.js'
import type { ClientCommand } from '../commands.js'
import { portraitOf } from '../portrait.js'

const given = specify(client, context)
const rename = (name: string): ClientCommand => ({ type: 'ChangeClient', name })
const ada = { name: 'Ada', email: 'ada@bureau.example', note: 'leads the engineers' }
const add = (contact: object, contactId = id('ada')): ClientCommand => ({
  type: 'AddContact',
  contactId,
  ...ada,
  ...contact,
})

describe('a client is given another name', () => {
  it('once', () => {
    given(after())
      .when(rename('Office of Angles'))
      .then({ type: 'ClientChanged', data: { name: 'Office of Angles' } })
    given(after(rename('Office of Angles')))
      .when(rename('Office of Angles'))
      .thenNothing()
  })

  it('but not the one that it has', () => given(after()).when(rename('Bureau of Angles')).thenNothing())

  it('and its old one again', () =>
    given(after(rename('Office of Angles')))
      .when(rename('Bureau of Angles'))
      .thenMatching({ type: 'ClientChanged' }))

  it('only where it is known', () => given().when(rename('Office')).thenRefused('CLIENT_NOT_FOUND', ['clientId']))
})

describe('a contact is added', () => {
  it('with all that is said of them', () =>
    given(after())
      .when(add({ phone: '+40 21 555 0100' }))
      .then({ type: 'ContactAdded', data: { contactId: id('ada'), ...ada, phone: '+40 21 555 0100' } }))

  it('once', () =>
    given(after(add({})))
      .when(add({}, id('another')))
      .thenNothing())

  it('beside one of the same name', () =>
    given(after(add({})))
      .when(add({ email: 'ada@elsewhere.example' }, id('another')))
      .thenMatching({ type: 'ContactAdded', data: { contactId: id('another') } }))
})

describe('the portrait of a client', () => {
  const portraitAfter = (...commands: readonly ClientCommand[]) => {
    let portrait: unknown
    given(after(...commands)).thenState((state) => (portrait = portraitOf(state)))
    return portrait
  }

  it('shows a new name and contacts, in any order', () => {
    const both = [add({}), add({ name: 'Bob' }, id('bob'))] as const
    expect(portraitAfter(rename('Office'), ...both)).toMatchObject({ name: 'Office', contacts: expect.any(Array) })
    expect(portraitAfter(...both)).toEqual(portraitAfter(...both.toReversed()))
  })

  it('is as it was without them', () => expect(portraitAfter()).toEqual({ refs: [], journeys: [] }))
})
