import type { Assignment } from '../domain/assignments.js'
import { isFor, type Addressed, type InboxOwner, type Service } from './inbox-owner.js'

const ada: InboxOwner = { roles: ['cs'], member: { id: 'ada', names: new Set(['ada', 'ada.l']), teams: ['north'] } }
const serves = (memberId: string, as: Assignment['as']): Assignment => ({ memberId, role: 'cs', as, from: 0 })
const nobody: Service = { at: 10, assignments: new Map(), absences: new Map(), absent: new Set() }
const served = (...team: Assignment[]): Service => ({ ...nobody, assignments: new Map([['acme', team]]) })
const graceIsAway: Service = {
  ...served(serves('grace', 'primary'), serves('ada', 'backup')),
  absences: new Map([['grace', [{ from: '1970-01-01T00:00:00.000Z', to: '1970-01-02T00:00:00.000Z' }]]]),
  absent: new Set(['grace']),
}
const to = (addressed: Partial<Addressed> = {}): Addressed => ({
  clientId: 'acme',
  role: 'cs',
  team: null,
  member: null,
  ...addressed,
})

describe('what is for whom', () => {
  it('is for the person who is named, by any of their names', () => {
    expect(isFor(ada, to({ member: ' Ada.L' }), nobody)).toBe(true)
    expect(isFor(ada, to({ member: 'Grace' }), served(serves('ada', 'primary')))).toBe(false)
  })

  it('is for everybody in the role, or in the team that is named, where nobody serves the client', () => {
    expect(isFor(ada, to(), nobody)).toBe(true)
    expect(isFor(ada, to({ team: 'north' }), nobody)).toBe(true)
    expect(isFor(ada, to({ team: 'south' }), nobody)).toBe(false)
  })

  it('is for who serves the client', () => {
    expect(isFor(ada, to(), served(serves('ada', 'primary'), serves('grace', 'backup')))).toBe(true)
    expect(isFor(ada, to(), served(serves('grace', 'primary'), serves('ada', 'backup')))).toBe(false)
  })

  it('is for who covers, where the one who serves or is named is absent', () => {
    expect(isFor(ada, to(), graceIsAway)).toBe(true)
    expect(isFor(ada, to({ member: 'Grace' }), graceIsAway)).toBe(true)
    expect(isFor(ada, to({ member: 'Alan' }), graceIsAway)).toBe(false)
  })

  it('is all for a role', () => expect(isFor({ roles: ['cs'] }, to({ member: 'Grace' }), nobody)).toBe(true))
})
