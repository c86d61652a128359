/** A member is not there: from an instant on, before another. Instants as ISO 8601 in UTC. */
export interface Absence {
  readonly from: string
  readonly to: string
  readonly reason?: string
}

/** The absences with one more, in their order; those that it overlaps are replaced by it. */
export function withAbsence(absences: readonly Absence[], absence: Absence): Absence[] {
  const others = absences.filter((other) => !overlap(other, absence))
  return [...others, absence].sort((one, other) => (one.from < other.from ? -1 : 1))
}

/** The absences without the one of this span. */
export function withoutAbsence(absences: readonly Absence[], span: Pick<Absence, 'from' | 'to'>): Absence[] {
  return absences.filter((absence) => !sameSpan(absence, span))
}

/** An absence is known by its span. */
export const sameSpan = (one: Pick<Absence, 'from' | 'to'>, other: Pick<Absence, 'from' | 'to'>): boolean =>
  one.from === other.from && one.to === other.to

const overlap = (one: Absence, other: Absence): boolean => one.from < other.to && other.from < one.to
