import type { ArgumentMetadata, PipeTransform } from '@nestjs/common'

/** What a client of the API writes as `null` is as if it were not there: messages know only absent fields. */
export class WithoutNulls implements PipeTransform {
  transform(value: unknown, { type }: ArgumentMetadata): unknown {
    // Nest pipes the parent and the context too; arguments are what it calls a body.
    return type === 'body' ? withoutNulls(value) : value
  }
}

function withoutNulls(value: unknown): unknown {
  if (value === null) return undefined
  if (Array.isArray(value)) return value.map(withoutNulls)
  if (typeof value !== 'object') return value
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, each]) =>
      each === null || each === undefined ? [] : [[key, withoutNulls(each)]],
    ),
  )
}
