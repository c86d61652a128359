import { parseDocument } from 'yaml'
import { DomainError } from '#event-sourcing'
import { charterDefinition, type CharterDefinition } from './domain/definition.js'

/** Reads a charter from YAML. Refuses with `CHARTER_INVALID`, the path of the field and what to write there. */
export function charterFromYaml(text: string): CharterDefinition {
  const document = parseDocument(text)
  const [fault] = document.errors
  if (fault)
    throw new DomainError(
      'CHARTER_INVALID',
      `The charter is not YAML: ${fault.message.split('\n')[0]?.replace(/:$/, '') ?? ''}.`,
      [],
    )
  const parsed = charterDefinition.safeParse(plain(document))
  if (parsed.success) return parsed.data
  const [issue] = parsed.error.issues
  const path = (issue?.path ?? []).map((step) => (typeof step === 'number' ? step : String(step)))
  throw new DomainError(
    'CHARTER_INVALID',
    `The charter's ${path.join('.') || 'top level'}: ${issue?.message ?? 'is not valid'}.`,
    path,
  )
}

/** What the document says. Aliases that unfold without end are refused. */
function plain(document: ReturnType<typeof parseDocument>): unknown {
  try {
    return document.toJS({ maxAliasCount: 100 })
  } catch {
    throw new DomainError('CHARTER_INVALID', 'The charter repeats itself too often: write its aliases out.', [])
  }
}
