import type { Field } from './field.js'
import type { Mapping } from './schema.js'

/** A column that a mapping names. */
export interface NamedColumn {
  readonly column: string
  /** The key of the mapping that names it, as in `client.id`. */
  readonly key: string
  readonly optional: boolean
}

/** The columns that a mapping names, in the order of its keys. */
export function columnsNamed(mapping: Mapping): NamedColumn[] {
  const { client, source, member } = mapping
  const fields: Record<string, Field | undefined> = {
    'client.system': client.system,
    'client.id': client.id,
    'client.name': client.name,
    'source.system': source.system,
    'source.id': source.id,
    'source.thread': source.thread,
    'source.url': source.url,
    ...plainFields(mapping),
    'member.impersonal':
      typeof member?.impersonal === 'object' && !Array.isArray(member.impersonal) ? member.impersonal : undefined,
    ...(!Array.isArray(mapping.effect) && { effect: mapping.effect }),
  }
  const named = Object.entries(fields).flatMap(([key, field]) =>
    columnsOf(field).map((column) => ({ column, key, optional: field?.optional ?? false })),
  )
  const ruled = Array.isArray(mapping.effect)
    ? mapping.effect.flatMap((rule) => Object.values(rule).flatMap((each) => Object.keys(each ?? {})))
    : []
  return [
    ...named,
    ...ruled.map((column) => ({ column, key: 'effect', optional: false })),
    ...Object.keys(mapping.keep ?? {}).map((column) => ({ column, key: 'keep', optional: false })),
  ]
}

/** The roles that a mapping can give, so that an importer can hold them against the charter before it starts. */
export interface NamedRoles {
  readonly names: readonly string[]
  /** Whether a role may also stand in the file itself. */
  readonly fromFile: boolean
}

export function rolesNamed({ role, to }: Mapping): NamedRoles {
  const [by, addressed] = [rolesIn(role), rolesIn(to)]
  return { names: [...new Set([...by.names, ...addressed.names])], fromFile: by.fromFile || addressed.fromFile }
}

function rolesIn(role: Field | undefined): NamedRoles {
  if (!role) return { names: [], fromFile: false }
  const translated = [...Object.values(role.values ?? {}), ...(role.match ?? []).map(({ is }) => is)]
  const hasOrigin = role.value === undefined
  const constants = hasOrigin ? [...translated, role.otherwise] : [role.value]
  const names = [...constants, role.default]
    .map((name) => name?.trim())
    .filter((name) => name !== undefined && name !== '')
  return { names: [...new Set(names as string[])], fromFile: hasOrigin && role.otherwise === undefined }
}

const plain = [
  'occurredAt',
  'order',
  'role',
  'team',
  'member',
  'to',
  'contact',
  'channel',
  'direction',
  'intent',
  'topic',
  'product',
  'text',
  'assisting',
  'repeats',
] as const

const plainFields = (mapping: Mapping): Record<string, Field | undefined> =>
  Object.fromEntries(plain.map((key) => [key, mapping[key]]))

const columnsOf = (field: Field | undefined): string[] => [
  ...(field?.column === undefined ? [] : [field.column]),
  ...(field?.join ?? []),
]
