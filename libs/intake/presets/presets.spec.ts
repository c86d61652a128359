import { Readable } from 'node:stream'
import { charterFromYaml } from '#charter'
import { compileMapping } from '../mapping/compile.js'
import { rolesNamed } from '../mapping/names.js'
import { openSource } from '../readers/source.js'
import { rowsOf, rowWith, xes } from '../testing/files.js'
import { presetNamed, presets } from './presets.js'

async function mapped(preset: string, format: 'csv' | 'xes', content: string) {
  const { mapping } = await presetNamed(preset)
  const source = await openSource('-', { format, stdin: Readable.from([Buffer.from(content)]) })
  return (await rowsOf(source)).map(compileMapping(mapping, source.columns))
}

describe('presets', () => {
  it('are listed with a description and a charter that has their roles', async () => {
    const all = await presets()
    expect(all.map(({ name }) => name)).toEqual(['touchpoints', 'vinst'])
    for (const { mapping, description, charter } of all) {
      expect(description).not.toBe('')
      expect(charterFromYaml(charter).roles.map(({ name }) => name)).toEqual(
        expect.arrayContaining([...rolesNamed(mapping).names]),
      )
    }
  })

  it('refuse a name that is none, and no path gets out', async () => {
    await expect(presetNamed('vinst.charter')).rejects.toMatchObject({
      code: 'PRESET_UNKNOWN',
      message: expect.stringContaining('touchpoints, vinst') as string,
    })
    await expect(presetNamed('../mapping/x')).rejects.toMatchObject({ code: 'PRESET_UNKNOWN' })
  })

  it('vinst: reads an incident', async () => {
    const event = {
      'org:group': 'V5 3rd',
      'org:resource': 'Anna',
      'concept:name': 'Queued',
      product: 'PROD1',
      'lifecycle:transition': 'Awaiting Assignment',
      'time:timestamp': '2010-03-31T17:45:48+02:00',
    }
    const [first] = await mapped('vinst', 'xes', xes([{ name: '1-36', events: [event] }]))
    expect(first).toEqual({
      row: 1,
      client: { ref: { system: 'vinst', id: 'PROD1' }, name: 'PROD1' },
      touchpoint: {
        occurredAt: '2010-03-31T15:45:48.000Z',
        order: 0,
        role: 'l3',
        team: 'V5 3rd',
        member: 'Anna',
        impersonal: true,
        product: 'PROD1',
        effect: 'reopens',
        source: { system: 'vinst', id: '1-36#0', thread: '1-36' },
      },
    })
  })

  it.each([
    ['G97', 'l1'],
    ['V37 2nd', 'l2'],
    ['V5 3rd', 'l3'],
    ['V13 2nd 3rd', 'l2'],
  ])('vinst: the team %s is of %s', async (group, role) => {
    const { mapping } = await presetNamed('vinst')
    const columns = [
      'case:concept:name',
      'case:index',
      'org:group',
      'org:resource',
      'concept:name',
      'product',
      'lifecycle:transition',
      'time:timestamp',
    ]
    const row = rowWith({
      'case:index': '0',
      'case:concept:name': '1',
      'org:group': group,
      product: 'P',
      'time:timestamp': '2010-03-31T17:45:48+02:00',
      'org:resource': '-',
    })
    expect(compileMapping(mapping, columns)(row)).toMatchObject({ touchpoint: { role, team: group } })
    expect(compileMapping(mapping, columns)(row)).not.toHaveProperty('touchpoint.member')
  })

  it.each([
    ['Completed', 'Resolved', 'resolves'],
    ['Completed', 'Closed', 'resolves'],
    ['Completed', 'In Call', 'waits'],
    ['Accepted', 'Wait', 'waits'],
    ['Accepted', 'Wait - User', 'waits'],
    ['Accepted', 'In Progress', 'reopens'],
    ['Accepted', 'Assigned', 'reopens'],
    ['Accepted', 'In Call', 'reopens'],
    ['Queued', 'Awaiting Assignment', 'reopens'],
    ['Completed', 'Cancelled', 'abandons'],
    ['Unmatched', 'Unmatched', undefined],
  ])('vinst: %s with %s has the effect %s', async (status, transition, effect) => {
    const [first] = await mapped(
      'vinst',
      'xes',
      xes([
        {
          name: '1',
          events: [
            {
              'org:group': 'G',
              'org:resource': 'A',
              'concept:name': status,
              product: 'P',
              'lifecycle:transition': transition,
              'time:timestamp': '2010-03-31T17:45:48Z',
            },
          ],
        },
      ]),
    )
    const { touchpoint } = first as { touchpoint: { effect?: string } }
    expect(touchpoint.effect).toBe(effect)
  })

  it('touchpoints: needs a client and a time, and reads all else by its own name', async () => {
    expect(await mapped('touchpoints', 'csv', 'client,at\nacme,2026-03-02T10:00:00Z\n')).toMatchObject([
      { client: { ref: { system: 'file', id: 'acme' } }, touchpoint: { order: 1, source: { system: 'file' } } },
    ])
    const all = {
      client: 'acme',
      client_system: 'crm',
      client_name: 'Acme',
      at: '2026-03-02T10:00:00Z',
      system: 'desk',
      id: '7',
      thread: 'T',
      url: 'https://desk/7',
      order: '4',
      role: 'support',
      team: 'first',
      member: 'ada',
      impersonal: 'true',
      contact: 'eng',
      channel: 'mail',
      direction: 'inbound',
      intent: 'ask',
      effect: 'reopens',
      topic: 'training',
      product: 'cad',
      text: 'Help',
      assisting: 'true',
      repeats: 'true',
    }
    const [first] = await mapped(
      'touchpoints',
      'csv',
      `${Object.keys(all).join(',')}\n${Object.values(all).join(',')}\n`,
    )
    expect(first).toEqual({
      row: 1,
      client: { ref: { system: 'crm', id: 'acme' }, name: 'Acme' },
      touchpoint: {
        occurredAt: '2026-03-02T10:00:00.000Z',
        order: 4,
        source: { system: 'desk', id: '7', thread: 'T', url: 'https://desk/7' },
        ...{
          role: 'support',
          team: 'first',
          member: 'ada',
          impersonal: true,
          contact: 'eng',
          channel: 'mail',
          direction: 'inbound',
          intent: 'ask',
        },
        ...{ effect: 'reopens', topic: 'training', product: 'cad', text: 'Help', assisting: true, repeats: true },
      },
    })
    await expect(mapped('touchpoints', 'csv', 'customer,at\nacme,2026-03-02T10:00:00Z\n')).rejects.toMatchObject({
      code: 'COLUMN_MISSING',
    })
  })
})
