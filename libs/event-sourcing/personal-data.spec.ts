import { z } from 'zod'
import { personal, personalFields } from './personal-data.js'

describe('personal data', () => {
  it('is found wherever it stands in a schema', () => {
    const contact = z.object({ email: personal(z.email()).optional(), role: z.string() })
    const schema = z.object({
      name: personal(z.string()).min(1).describe('How the client is called.'),
      contacts: z.array(contact),
      notes: z.record(z.string(), personal(z.string()).nullable()),
      source: z.discriminatedUnion('system', [
        z.object({ system: z.literal('mail'), sender: personal(z.string()) }),
        z.object({ system: z.literal('crm'), id: z.string() }),
      ]),
      pair: z.tuple([z.number(), personal(z.string())]).readonly(),
      lead: personal(contact).default({ role: 'lead' }),
    })
    expect(personalFields(schema)).toEqual(['name', 'contacts.*.email', 'notes.*', 'source.sender', 'pair.*', 'lead'])
  })

  it('is found in a schema that contains itself', () => {
    type Node = { text: string; next?: Node | undefined }
    const node: z.ZodType<Node> = z.object({ text: personal(z.string()), next: z.lazy(() => node).optional() })
    expect(personalFields(node)).toEqual(['text'])
  })

  it('marks one field and not the schema that it was made of', () => {
    const email = z.email()
    const schema = z.object({ ours: email, theirs: personal(email) })
    expect(personalFields(schema)).toEqual(['theirs'])
    expect(schema.parse({ ours: 'a@b.co', theirs: 'c@d.co' })).toEqual({ ours: 'a@b.co', theirs: 'c@d.co' })
  })
})
