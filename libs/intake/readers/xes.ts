import { SaxesParser, type SaxesTagPlain } from 'saxes'
import { IntakeError } from '../errors.js'
import { PlacedFields } from './placed-fields.js'
import { MAX_FIELD, type Row } from './row.js'

const MAX_DEPTH = 64
/** How many events are looked at before the columns are told. */
const FIRST_EVENTS = 1000
const types = new Set(['string', 'date', 'int', 'float', 'boolean', 'id'])

/**
 * Reads an XES: one row an event. An event's attributes keep their keys, those of its trace get `case:` before them (`case:concept:name`),
 * and `case:index` is the event's place in its trace, from 0. Lists, containers and attributes of attributes are passed over.
 */
export async function openXes(
  text: AsyncIterable<string>,
  name: string,
): Promise<{ columns: readonly string[]; batches: AsyncGenerator<Row[]> }> {
  const events = new Events(name)
  const batches = events.read(text)
  const first: Row[] = []
  while (first.length < FIRST_EVENTS) {
    const { value, done } = await batches.next()
    if (done) break
    first.push(...value)
  }
  const all = async function* () {
    try {
      if (first.length > 0) yield first
      yield* batches
    } finally {
      await batches.return(undefined)
    }
  }
  return { columns: events.columns, batches: all() }
}

class Events {
  readonly columns: string[] = []
  private readonly places = new Map<string, number>()
  private readonly parser = new SaxesParser()
  private readonly open: string[] = []
  private rows: Row[] = []
  private count = 0
  private index = 0
  private seenLog = false
  private globalScope: string | undefined
  /** The values of the open trace and of its open event, each in its column's place. */
  private trace: (string | undefined)[] = []
  private event: (string | undefined)[] | undefined
  /** Where the parser stood when it last met a tag. */
  private lastTag = 0

  constructor(private readonly name: string) {
    this.parser.on('doctype', (doctype) => this.refuseEntities(doctype))
    this.parser.on('opentag', (tag) => this.begin(tag))
    this.parser.on('closetag', (tag) => this.end(tag))
    this.parser.on('error', (error) => {
      throw this.error(
        this.seenLog ? 'XML_MALFORMED' : 'FILE_NOT_XES',
        `this is not well-formed XML: ${error.message.replace(/^\d+:\d+: /, '')}`,
      )
    })
  }

  async *read(text: AsyncIterable<string>): AsyncGenerator<Row[]> {
    for await (const chunk of text) {
      this.parser.write(chunk)
      this.refuseLong()
      if (this.rows.length > 0) yield this.taken()
    }
    if (this.open.length > 0)
      throw this.error('FILE_TRUNCATED', `the file ends inside <${this.open.at(-1) ?? ''}>. Fetch it again whole.`)
    this.parser.close()
    if (!this.seenLog) throw this.error('FILE_NOT_XES', 'there is no <log> in it.')
  }

  private taken(): Row[] {
    const full = this.rows
    this.rows = []
    return full
  }

  private begin({ name, attributes }: SaxesTagPlain): void {
    this.atTag()
    const depth = this.open.push(name)
    if (depth === 1) {
      if (name !== 'log') throw this.error('FILE_NOT_XES', `the document is a <${name}>, not a <log>.`)
      this.seenLog = true
    } else if (depth > MAX_DEPTH) {
      throw this.error('XML_TOO_DEEP', `tags are nested more than ${MAX_DEPTH} deep.`)
    } else if (name === 'global' && depth === 2) {
      this.globalScope = attributes['scope']
    } else if (name === 'trace' && depth === 2) {
      this.trace = []
      this.index = 0
    } else if (name === 'event' && depth <= 3) {
      this.event = this.trace.slice()
    } else if (types.has(name)) {
      this.attribute(attributes['key'], attributes['value'], depth)
    }
  }

  /** An attribute counts by what it stands in: an event, a trace, or the declaration of what all of them have. */
  private attribute(key: string | undefined, value: string | undefined, depth: number): void {
    if (key === undefined || value === undefined) return
    const parent = this.open[depth - 2]
    if (parent === 'event' && this.event) {
      this.event[this.placeOf(key)] = value
    } else if (parent === 'trace') {
      this.trace[this.placeOf(`case:${key}`)] = value
    } else if (parent === 'global' && depth === 3) {
      this.placeOf(this.globalScope === 'trace' ? `case:${key}` : key)
    }
  }

  private end({ name }: SaxesTagPlain): void {
    this.atTag()
    this.open.pop()
    if (name !== 'event' || !this.event) return
    this.event[this.placeOf('case:index')] = String(this.index++)
    this.rows.push({ number: ++this.count, fields: new PlacedFields(this.places, this.event) })
    this.event = undefined
  }

  /** The place of a column, which becomes known with its first value. */
  private placeOf(key: string): number {
    const known = this.places.get(key)
    if (known !== undefined) return known
    const place = this.columns.push(key) - 1
    this.places.set(key, place)
    return place
  }

  private refuseEntities(doctype: string): void {
    if (doctype.includes('<!ENTITY'))
      throw this.error('XML_ENTITY_REFUSED', 'the document declares entities of its own, which are not expanded here.')
  }

  private atTag(): void {
    this.refuseLong()
    this.lastTag = this.parser.position
  }

  /** What has come since the last tag, be it text, a comment or the next tag's attributes. */
  private refuseLong(): void {
    if (this.parser.position - this.lastTag > MAX_FIELD)
      throw this.error('FIELD_TOO_LONG', `a text or an attribute is longer than ${MAX_FIELD} characters.`)
  }

  private error(code: IntakeError['code'], message: string): IntakeError {
    return new IntakeError(code, `${this.name}, line ${this.parser.line}, event ${this.count + 1}: ${message}`)
  }
}
