import type { Report } from '../queries/report.js'
import { reportAsCsv } from './csv.js'
import { reportAsJson } from './json.js'
import { reportAsMarkdown } from './markdown.js'
import { outlineOf } from './outline.js'
import { reportAsTable } from './table.js'

/** The ways in which a report is written. */
export const reportFormats = ['table', 'json', 'csv', 'markdown'] as const
export type ReportFormat = (typeof reportFormats)[number]

const writers: Record<ReportFormat, (report: Report) => string> = {
  table: (report) => reportAsTable(outlineOf(report)),
  json: reportAsJson,
  csv: (report) => reportAsCsv(outlineOf(report)),
  markdown: (report) => reportAsMarkdown(outlineOf(report)),
}

/** The report as text that ends with a line break; the same figures in every format. */
export const renderReport = (report: Report, format: ReportFormat): string => writers[format](report)
