import { z } from 'zod'

/** Text as every store can keep it: without the character NUL. */
export const plainText = z.string().regex(/^[^\0]*$/, 'the character NUL cannot be kept')

/** A name, a label, an id of another tool: short, and not empty. */
export const word = plainText.trim().min(1).max(200)

/** An instant: ISO 8601 with a zone; kept in UTC with milliseconds. */
export const instant = z.iso.datetime({ offset: true }).transform((text) => new Date(text).toISOString())
