import { writeFileSync } from 'node:fs'
import { schemaText } from './schema-text.js'

writeFileSync('apps/api/schema.graphql', await schemaText())
