import { layLanes } from './lanes.js'

describe('layLanes', () => {
  it('names the lanes, marks the touched one and draws the holder through', () => {
    const lanes = layLanes(['account', 'cs', ''], 40)
    expect(lanes.head).toBe('account  cs   (nobody)')
    expect(lanes.line('cs', { station: 'cs', marker: '●' })).toBe('   ┊      ●      ┊    ')
    expect(lanes.line('cs', { station: 'account', marker: '○' })).toBe('   ○      │      ┊    ')
    expect(lanes.hop('account', '')).toBe('   ╰─────────────╮    ')
    expect(lanes.hop('cs', 'account')).toBe('   ╭──────╯      ┊    ')
  })

  it('writes letters where the names do not fit', () => {
    const lanes = layLanes(['account', 'support', 'cs'], 10)
    expect([lanes.head, lanes.legend, lanes.hop('account', 'cs')]).toEqual([
      'A  B  C',
      ['A account', 'B support', 'C cs'],
      '╰─────╮',
    ])
  })

  it('names the holder where there are too many for lanes', () => {
    const lanes = layLanes(
      Array.from({ length: 30 }, (_, index) => `team ${index}`),
      30,
    )
    expect(lanes.line('team 7', { station: 'team 7', marker: '●' }).trimEnd()).toBe('● team 7')
    expect(lanes.legend).toEqual([])
  })
})
