import { readFileSync } from 'node:fs'
import { buildSchema, getNamedType, isInputObjectType, isNonNullType, type GraphQLInputObjectType } from 'graphql'

/** The commands as Markdown: every mutation with its fields, read off the schema of the API. */
export function commandsPage(): string {
  const schema = buildSchema(readFileSync(new URL('../../apps/api/schema.graphql', import.meta.url), 'utf8'))
  const mutations = Object.values(schema.getMutationType()?.getFields() ?? {})
  const inputs = new Map<string, GraphQLInputObjectType>()
  const sections = mutations.flatMap(({ name, description, args }) => {
    const input = getNamedType(args[0]?.type)
    if (!isInputObjectType(input)) return []
    return ['', `## ${name}`, '', sentence(description), ...table(input, inputs)]
  })
  const shared = [...inputs.values()].flatMap((input) => [
    '',
    `### ${input.name}`,
    '',
    sentence(input.description),
    ...table(input, new Map()),
  ])
  return `${[...head, ...sections, '', '## What they share', ...shared].join('\n')}\n`
}

const head = [
  '# Commands',
  '',
  'Everything that Virgil can be told, as GraphQL takes it. Made from the schema of the API by `npm run docs`; a test compares them.',
  'A command that comes again under its `commandId` changes nothing and is answered as the first time. Time passes by a command',
  'too, `LetTimePass`, which the clock gives and nobody else.',
]

/** The fields of an input; the inputs in it are gathered, to be told once. */
function table(input: GraphQLInputObjectType, gathered: Map<string, GraphQLInputObjectType>): string[] {
  const rows = Object.values(input.getFields()).map(({ name, type, description }) => {
    const named = getNamedType(type)
    if (isInputObjectType(named)) gathered.set(named.name, named)
    return `| \`${name}\` | ${String(type).replaceAll('!', '')} | ${isNonNullType(type) ? '' : 'optional'} | ${sentence(description)} |`
  })
  return ['', '| field | type | | |', '| --- | --- | --- | --- |', ...rows]
}

const sentence = (text: string | null | undefined): string => (text ?? '').replaceAll('\n', ' ').replaceAll('|', '\\|')
