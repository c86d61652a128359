import { z } from 'zod'

/** Marks a field of an event that tells something about a person, so that it can be found and erased. */
export function personal<Schema extends z.ZodType>(schema: Schema): Schema {
  return schema.meta({ personal: true })
}

/** The paths of the personal fields of a schema, `*` standing for each element: `contacts.*.email`. */
export function personalFields(schema: z.core.$ZodType): string[] {
  const found = new Set<string>()
  collect(schema as z.core.$ZodTypes, [], new Set(), found)
  return [...found]
}

function collect(
  schema: z.core.$ZodTypes,
  path: string[],
  above: ReadonlySet<z.core.$ZodType>,
  found: Set<string>,
): void {
  if (above.has(schema)) return
  if (z.globalRegistry.get(schema)?.['personal'] === true) {
    found.add(path.join('.'))
    return
  }
  for (const [step, inner] of parts(schema)) {
    collect(inner as z.core.$ZodTypes, [...path, ...step], new Set([...above, schema]), found)
  }
}

type Part = readonly [step: readonly string[], schema: z.core.$ZodType]

/** The schemas that one is made of. Those that stand for the value itself take no step. */
function parts({ _zod: { def } }: z.core.$ZodTypes): Part[] {
  if (def.type === 'object') return Object.entries(def.shape).map(([name, field]) => [[name], field])
  if (def.type === 'array') return [[['*'], def.element]]
  if (def.type === 'record') return [[['*'], def.valueType]]
  if (def.type === 'tuple') return [...def.items, ...(def.rest ? [def.rest] : [])].map((item) => [['*'], item])
  if (def.type === 'union') return def.options.map((option) => [[], option])
  if (def.type === 'intersection') return [def.left, def.right].map((side) => [[], side])
  if (def.type === 'pipe') return [[[], def.in]]
  if (def.type === 'lazy') return [[[], def.getter()]]
  return 'innerType' in def ? [[[], def.innerType]] : []
}
