export type { Shown } from './changes.js'
export {
  integer,
  json,
  parsed,
  real,
  text,
  type Cell,
  type Column,
  type ColumnType,
  type JsonText,
  type Value,
} from './column.js'
export { columnNames } from './column-names.js'
export { containsText } from './matching-text.js'
export { fillRows, type WholeStream } from './fill-rows.js'
export { firstPages } from './first-pages.js'
export { historyOf } from './history.js'
export { among, elementsOf, hasElement, listOf } from './json-lists.js'
export { countedPage, mapPage, MOST_ROWS, page, type Listing, type Page, type PageRequest } from './page.js'
export type { Sort } from './keyset.js'
export { listed, type Packing } from './packing.js'
export { parked, type ParkedStream } from './parked.js'
export { isFound, searchedText } from './search-index.js'
export { searchQuestion, type SearchQuestion } from './search-question.js'
export { snippet, type SnippetPart } from './search-snippet.js'
export { PastViews, type PastRows } from './past-views.js'
export { projectAll, type ProjectedRows } from './project-all.js'
export { groupOf, rowOf, type Projection, type Rows, type Selection } from './projection.js'
export { EventLoopRunner, type RunnerOptions } from './event-loop-runner.js'
export { PostgresReadDatabase, type PostgresReadDatabaseOptions } from './postgres/postgres-read-database.js'
export { ProjectionRunner } from './projection-runner.js'
export { ReadDatabase, ViewDatabase } from './read-database.js'
export type { RebuildProgress } from './next-rows.js'
export { rebuild, type Rebuilt, type RebuildOptions } from './rebuild.js'
export type { Lag, Retried, RunnerStatus } from './runner-status.js'
export { SqliteReadDatabase, type SqliteReadDatabaseOptions } from './sqlite/sqlite-read-database.js'
export { SqliteReaders } from './sqlite/sqlite-readers.js'
export { stateOfRows, type StateOfRows } from './state-of-rows.js'
export { bulk, gentle, type Pace } from './slices.js'
export {
  table,
  type AnyRow,
  type AnyTable,
  type GroupOf,
  type KeyOf,
  type RowOf,
  type SchemaOf,
  type StoredRowOf,
  type Table,
} from './table.js'
export { partsOf, unindexed } from './table-parts.js'
export { serveRunner, type ServedViews } from './thread/serve-runner.js'
export { ThreadRunner, type ThreadRunnerOptions } from './thread/thread-runner.js'
export type { ViewRules } from './view-writer.js'
export { ViewRows } from './view-rows.js'
export { viewsHash } from './views-hash.js'
