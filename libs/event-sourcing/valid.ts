import type { z } from 'zod'
import { DomainError } from './errors.js'

/** The input as its schema gives it. Refuses with `BAD_INPUT`, a sentence, and the path of the first field that is wrong. */
export function valid<Schema extends z.ZodType>(schema: Schema, input: unknown): z.output<Schema> {
  const parsed = schema.safeParse(input)
  if (parsed.success) return parsed.data
  const [issue] = parsed.error.issues
  const path = (issue?.path ?? []).map((step) => (typeof step === 'number' ? step : String(step)))
  throw new DomainError('BAD_INPUT', `${path.join('.') || 'The input'}: ${issue?.message ?? 'is not valid'}.`, path)
}
