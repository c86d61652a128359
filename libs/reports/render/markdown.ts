import { cellInWords, rowsToRead } from './cell.js'
import type { Outline } from './outline.js'
import type { Section } from './section.js'

/** The report as Markdown with tables, as GitHub and mail programs show it. */
export function reportAsMarkdown({ title, scope, sections }: Outline): string {
  return [`# ${title}`, '', ...scope.map(escaped), ...sections.flatMap(sectionLines), ''].join('\n')
}

function sectionLines(section: Section): string[] {
  const { columns, title } = section
  const { rows, notes } = rowsToRead(section)
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`
  return [
    '',
    `## ${title}`,
    '',
    line(columns.map((column) => column.title)),
    line(columns.map(({ kind }) => (kind === 'name' ? '---' : '---:'))),
    ...rows.map((row) => line(columns.map((column, index) => escaped(cellInWords(row[index] ?? null, column))))),
    ...(notes.length > 0 ? ['', ...notes.map((note) => `- ${escaped(note)}`)] : []),
  ]
}

/** Names come from outside and must stay text: no markup, no links, no HTML. */
const escaped = (text: string): string => text.replace(/[\\`*_[\]<>|#~]/g, (character) => `\\${character}`)
