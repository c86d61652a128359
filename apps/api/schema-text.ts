import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { NestFactory } from '@nestjs/core'
import { GraphQLSchemaHost } from '@nestjs/graphql'
import { lexicographicSortSchema, printSchema, type GraphQLSchema } from 'graphql'
import { ApiModule } from './api.module.js'

/** The schema as it is served, without a server. */
export async function apiSchema(): Promise<GraphQLSchema> {
  const folder = mkdtempSync(join(tmpdir(), 'virgil-schema-'))
  try {
    const app = await NestFactory.createApplicationContext(ApiModule.on({ folder }), {
      logger: ['error'],
    })
    const { schema } = app.get(GraphQLSchemaHost)
    await app.close()
    return schema
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** The schema as `apps/api/schema.graphql` holds it. */
export async function schemaText(): Promise<string> {
  return `# Written by \`npm run schema\`.\n\n${printSchema(lexicographicSortSchema(await apiSchema()))}\n`
}
