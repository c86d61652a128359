import { atWork, handedOverAt, hoursLater, workingLater } from './working-time.js'

const at = (text: string): number => Date.parse(`${text}:00.000Z`)
const written = (instant: number): string => new Date(instant).toISOString().slice(0, 16)

describe('working time', () => {
  it('waits for the morning, and over the weekend', () => {
    expect(written(atWork(at('2026-03-02T07:15')))).toBe('2026-03-02T09:00')
    expect(written(atWork(at('2026-03-06T17:00')))).toBe('2026-03-09T09:00')
    expect(written(atWork(at('2026-03-07T12:00')))).toBe('2026-03-09T09:00')
  })

  it('counts working hours only', () => {
    expect(written(workingLater(at('2026-03-02T10:00'), 1.5))).toBe('2026-03-02T11:30')
    expect(written(workingLater(at('2026-03-06T16:00'), 10))).toBe('2026-03-10T10:00')
  })

  it('never stands still', () => {
    expect(written(workingLater(at('2026-03-02T10:00'), 0))).toBe('2026-03-02T10:01')
    expect(written(hoursLater(at('2026-03-02T23:59'), 0))).toBe('2026-03-03T00:00')
  })

  it('hands over in the evening, what comes later on the next one', () => {
    expect(written(handedOverAt(at('2026-03-02T18:00')))).toBe('2026-03-02T18:00')
    expect(written(handedOverAt(at('2026-03-02T18:01')))).toBe('2026-03-03T18:00')
  })
})
