import type { EntryShown } from '../desk/shown.js'
import { entry } from '../testing/engineer.js'
import { columnsOf } from './entry-columns.js'
import { plainPaint } from './paint.js'

const to = (role: string, more: { team?: string; member?: string } = {}) => ({
  receiver: { role, team: null, member: null, ...more },
})
const at = '2026-03-02T10:00'

function lines(...entries: EntryShown[]): string[] {
  const columns = columnsOf(entries, 'role')
  return entries.map((each) => columns.line(each, 100, plainPaint))
}

describe('what stands beside the lanes', () => {
  it('says to whom an offer went, and what came of it', () => {
    expect(
      lines(
        entry('1', at, { kind: 'offer', role: 'support', ...to('project') }),
        entry('2', at, { kind: 'declining', role: 'project', text: 'Not ours.', ...to('cs') }),
        entry('3', at, { kind: 'offer', text: 'He is stuck.', ...to('cs', { team: 'north', member: 'Carla' }) }),
        entry('4', at, { kind: 'acceptance', role: 'cs', member: 'Carla' }),
        entry('5', at, { kind: 'offer', role: 'cs', text: 'Twelve seats.', consented: true, ...to('account') }),
      ),
    ).toEqual([
      'offers   to project',
      'declines go to cs instead: Not ours.',
      'offers   to cs, north, Carla (briefed): He is stuck.',
      'accepts',
      'offers   to account (briefed, with consent): Twelve seats.',
    ])
  })

  it('says who was told', () => {
    expect(
      lines(
        entry('1', at, { kind: 'informing', ...to('cs') }),
        entry('2', at, { kind: 'informing', text: 'He is stuck.', ...to('cs') }),
        entry('3', at, { role: 'account', member: 'Tom', direction: 'internal', intent: 'inform', ...to('cs') }),
      ),
    ).toEqual(['  informs cs', '  informs cs (briefed): He is stuck.', '· inform  Tom (to cs)'])
  })
})
