import { beforeAll, describe, expect, it } from '@jest/globals'
import {
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isIntrospectionType,
  isObjectType,
  isSpecifiedScalarType,
  type GraphQLSchema,
} from 'graphql'
import { readFileSync } from 'node:fs'
import { apiSchema, schemaText } from '../../apps/api/schema-text.js'

describe('the schema', () => {
  let schema: GraphQLSchema
  beforeAll(async () => {
    schema = await apiSchema()
  })

  it('is the one in apps/api/schema.graphql; `npm run schema` writes it anew', async () => {
    expect(readFileSync(new URL('../../apps/api/schema.graphql', import.meta.url), 'utf8')).toBe(await schemaText())
  })

  it('describes every type, field, argument and value', () => {
    expect(undescribed(schema)).toEqual([])
  })
})

/** The roots are described by their fields. */
const roots = new Set(['Query', 'Mutation', 'Subscription'])

function undescribed(schema: GraphQLSchema): string[] {
  const types = Object.values(schema.getTypeMap()).filter(
    (type) => !isIntrospectionType(type) && !isSpecifiedScalarType(type),
  )
  return types.flatMap((type) => {
    const missing = type.description || roots.has(type.name) ? [] : [type.name]
    const parts: { name: string; description?: string | null }[] = []
    if (isEnumType(type)) parts.push(...type.getValues())
    if (isInputObjectType(type)) parts.push(...Object.values(type.getFields()))
    if (isObjectType(type) || isInterfaceType(type)) {
      for (const field of Object.values(type.getFields())) {
        parts.push(
          field,
          ...field.args.map(({ name, description }) => ({ name: `${field.name}(${name})`, description })),
        )
      }
    }
    return [...missing, ...parts.filter(({ description }) => !description).map(({ name }) => `${type.name}.${name}`)]
  })
}
