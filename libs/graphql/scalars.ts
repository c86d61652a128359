import { GraphQLError, GraphQLScalarType, Kind } from 'graphql'
import { DateTime as Luxon } from 'luxon'

/** An instant: milliseconds since 1970 inside, ISO 8601 outside; an input is kept as its text, in UTC. */
export const DateTime = new GraphQLScalarType<string, string>({
  name: 'DateTime',
  description: 'An instant after ISO 8601 with its zone, e.g. `2026-03-02T10:00:00.000Z`. Always given in UTC.',
  serialize: (value) => new Date(typeof value === 'number' ? value : String(value)).toISOString(),
  parseValue: instantIn,
  parseLiteral: (node) => instantIn(node.kind === Kind.STRING ? node.value : undefined),
})

/** A place in the order of all events, as commands give it and queries wait for it. */
export const Position = new GraphQLScalarType<string, string>({
  name: 'Position',
  description: 'A place in the order of everything recorded. Opaque: take it from a mutation and hand it to `atLeast`.',
  serialize: String,
  parseValue: (value) => positionIn(value),
  parseLiteral: (node) => positionIn(node.kind === Kind.STRING ? node.value : undefined),
})

function instantIn(value: unknown): string {
  const hasZone = typeof value === 'string' && /T.*(Z|[+-]\d\d:?\d\d)$/.test(value)
  const parsed = hasZone ? Luxon.fromISO(value, { zone: 'utc' }) : undefined
  const text = parsed?.toUTC().toISO()
  if (text) return text
  throw new GraphQLError('Write an instant after ISO 8601 with its zone, e.g. "2026-03-02T10:00:00Z".')
}

function positionIn(value: unknown): string {
  if (typeof value === 'string' && value.length > 0 && value.length <= 100) return value
  throw new GraphQLError('A position is the text that a mutation gave.')
}
