import { z } from 'zod'
import { personal, word } from '#event-sourcing'
import { remark } from './remark.js'

/** A person at the client. */
export const contact = z.object({
  name: personal(word),
  email: personal(z.email().max(320).optional()),
  phone: personal(word.optional()),
  note: personal(remark.optional()),
})
export type Contact = z.infer<typeof contact>

/** One text for all that is said of a contact, for comparing. */
export const contactKey = ({ name, email, phone, note }: Contact): string =>
  JSON.stringify([name, email ?? null, phone ?? null, note ?? null])
