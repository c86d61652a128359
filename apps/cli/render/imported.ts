import type { Imported, RowProblem } from '#intake'
import type { Drawing } from './drawing.js'
import { onOneLine, wrapped } from './text.js'
import { counted, numberInWords } from './words.js'

/** What came of an import, in sentences. */
export function drawImported(imported: Imported, { columns, paint }: Pick<Drawing, 'columns' | 'paint'>): string {
  const { dryRun, problems, rejected, rejectsFile } = imported
  const lines = [
    ...summaryOf(imported).flatMap((line) => wrapped(line, columns)),
    ...(rejected === 0
      ? []
      : [
          '',
          paint(
            'watch',
            `${counted(rejected, 'row')} ${dryRun ? 'would be rejected' : 'rejected; the others were kept'}:`,
          ),
          ...problems.flatMap((problem) => wrapped(`  ${problemInWords(problem)}`, columns, '    ')),
          ...(rejected > problems.length ? [`  … and ${numberInWords(rejected - problems.length)} more`] : []),
          ...(rejectsFile === undefined
            ? []
            : wrapped(`Correct them in ${rejectsFile} and import that file with the same mapping.`, columns)),
        ]),
  ]
  return lines.map((line) => `${line}\n`).join('')
}

function summaryOf(imported: Imported): string[] {
  const { dryRun, rows, passedOver, touchpoints, recorded, clients, journeys, until } = imported
  const known = touchpoints - recorded
  const passed =
    until === undefined ? [] : [`Time has passed for them up to ${until.slice(0, 16).replace('T', ' ')} UTC.`]
  const kept = passedOver > 0 ? `; ${numberInWords(passedOver)} passed over, as the mapping says` : ''
  const read = `${counted(rows, 'row')} read${kept}.`
  const what = `${counted(touchpoints, 'touchpoint')} of ${counted(clients, 'client')} in ${dryRun ? 'about ' : ''}${counted(journeys, 'journey')}`
  if (dryRun) return [read, `${what} could be recorded. This was a dry run: nothing was.`]
  if (touchpoints === 0) return [read, 'No touchpoint was recorded.']
  if (known === 0) return [read, `${what} recorded.`, ...passed]
  return [
    read,
    recorded === 0
      ? `${what}: all known already, nothing was recorded twice.`
      : `${what}: ${numberInWords(recorded)} recorded, ${numberInWords(known)} known already.`,
    ...passed,
  ]
}

function problemInWords({ row, column, message, code }: RowProblem): string {
  const where = column === undefined ? `row ${row}` : `row ${row}, column "${onOneLine(column)}"`
  return `${where}: ${onOneLine(message)} (${code})`
}
