import { readFileSync } from 'node:fs'
import { z } from 'zod'
import { charterEvents } from '#charter'
import { personalFields, type DomainEvent, type EventCatalogue } from '#event-sourcing'
import { clientEvents, reservationEvents } from '#journeys'
import { memberEvents, memberNameEvents } from '#members'

interface Context {
  readonly title: string
  readonly about: string
  readonly catalogue: EventCatalogue<DomainEvent>
  /** Where the events are defined; the sentences about them stand there. */
  readonly source: string
}

const contexts: readonly Context[] = [
  {
    title: 'A client: `client-<uuid>`',
    about: 'One stream a client, with all of its journeys, touchpoints and circles.',
    catalogue: clientEvents,
    source: 'libs/journeys/domain/events.ts',
  },
  {
    title: 'A reserved name: `ref-<keyed hash>`',
    about: "One stream a client's code or reference: who opens it has the name. Its own name tells nothing.",
    catalogue: reservationEvents,
    source: 'libs/journeys/domain/reservation.ts',
  },
  {
    title: 'A member: `member-<uuid>`',
    about: 'One stream a member, with their roles and absences.',
    catalogue: memberEvents,
    source: 'libs/members/domain/events.ts',
  },
  {
    title: "A member's reserved name: `ref-<keyed hash>`",
    about: 'One stream a name or alias: who opens it has the name. Its own name tells nothing.',
    catalogue: memberNameEvents,
    source: 'libs/members/domain/reservation.ts',
  },
  {
    title: 'The charter: `charter`',
    about: 'One stream with the versions of the charter.',
    catalogue: charterEvents,
    source: 'libs/charter/domain/events.ts',
  },
]

interface JsonSchema {
  readonly type?: string
  readonly format?: string
  readonly enum?: readonly unknown[]
  readonly const?: unknown
  readonly items?: JsonSchema
  readonly properties?: Readonly<Record<string, JsonSchema>>
  readonly required?: readonly string[]
}

/** The data model as Markdown: every event with its fields, read off the schemas. */
export function dataModel(): string {
  const head = [
    '# Data model',
    '',
    'Every event that Virgil records, with its fields. Made from the schemas by `npm run docs`; a test compares them.',
    'Instants are ISO 8601 in UTC. Personal data is marked.',
    '',
    'Each event carries, beside its data: its id, the id of the command that caused it, correlation and causation ids,',
    'the id of who asked, when it was recorded, and the version of its schema.',
  ]
  return `${[...head, ...contexts.flatMap(section)].join('\n')}\n`
}

function section({ title, about, catalogue, source }: Context): string[] {
  const comments = commentsIn(source)
  return [
    '',
    `## ${title}`,
    '',
    about,
    ...catalogue.types.flatMap((type) => event(catalogue, type, comments.get(type) ?? '')),
  ]
}

function event(catalogue: EventCatalogue<DomainEvent>, type: string, comment: string): string[] {
  const { schema, version } = catalogue.definitionOf(type)
  const personal = new Set(personalFields(schema))
  const rows = fields(z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) as JsonSchema, '')
  const table = rows.map(
    ({ path, kind, optional }) =>
      `| \`${path}\` | ${kind} | ${optional ? 'optional' : ''} | ${personal.has(path) ? 'personal' : ''} |`,
  )
  return [
    '',
    `### ${type}`,
    '',
    `${comment} Version ${version}.`,
    '',
    '| field | kind | | |',
    '| --- | --- | --- | --- |',
    ...table,
  ]
}

interface Field {
  readonly path: string
  readonly kind: string
  readonly optional: boolean
}

/** The fields of an object, those of objects in it by their path. */
function fields(schema: JsonSchema, prefix: string, optional = false): Field[] {
  const required = new Set(schema.required ?? [])
  return Object.entries(schema.properties ?? {}).flatMap(([name, field]) => {
    const path = `${prefix}${name}`
    const here: Field = { path, kind: kindOf(field), optional: optional || !required.has(name) }
    const inner = field.items?.properties ? fields(field.items, `${path}[].`) : fields(field, `${path}.`)
    return [here, ...inner]
  })
}

function kindOf({ type, format, enum: words, const: only, items }: JsonSchema): string {
  if (words) return words.map((word) => `\`${String(word)}\``).join(', ')
  if (only !== undefined) return `\`${String(only)}\``
  if (items) return `list of ${kindOf(items)}`
  return (
    { uuid: 'id', 'date-time': 'instant', uri: 'URL' }[format ?? ''] ??
    { string: 'text', integer: 'whole number' }[type ?? ''] ??
    type ??
    'text'
  )
}

/** The doc comments in front of capitalised keys, by the key. */
function commentsIn(path: string): Map<string, string> {
  const source = readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8')
  const found = source.matchAll(/\/\*\*\s*((?:(?!\*\/)[\s\S])*?)\s*\*\/\s*([A-Z]\w+):/g)
  return new Map([...found].map(([, comment = '', type = '']) => [type, comment.replace(/\s*\n\s*\*\s*/g, ' ')]))
}
