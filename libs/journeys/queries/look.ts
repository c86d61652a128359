import type { Look } from '#event-sourcing'
import { instant } from '../domain/touchpoint.js'
import { mustHaveCome } from './must-have-come.js'

/** From where one looks at the past, as an input says it. */
export const lookFields = {
  /** What happened up to this instant. */
  asOf: instant.optional(),
  /** What had been recorded by this one. */
  knownAt: instant.optional(),
}

/** The same, ISO 8601. */
export interface LookInput {
  readonly asOf?: string | undefined
  readonly knownAt?: string | undefined
}

/** The look that an input asks for, none where it asks for the present. Refuses with `TIME_IN_FUTURE`. */
export function lookOf({ asOf, knownAt }: LookInput, now: number): Look | undefined {
  if (asOf === undefined && knownAt === undefined) return undefined
  mustHaveCome({ asOf, knownAt }, now)
  return { at: milliseconds(asOf), knownAt: milliseconds(knownAt) }
}

/** An instant in milliseconds since 1970. */
export const milliseconds = (instant: string | undefined): number | undefined =>
  instant === undefined ? undefined : Date.parse(instant)
