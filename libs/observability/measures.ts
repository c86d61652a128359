import { Counter, Histogram, type Registry } from 'prom-client'

/** From a decision to a report. */
const SECONDS = [0.001, 0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 1, 5]
const DECIDING = [0.00005, 0.0001, 0.0005, 0.001, 0.005, 0.025, 0.1]
const EVENTS = [1, 2, 5, 10, 50, 100, 500, 1000, 5000]

/**
 * What is counted and timed. The values of labels are types, codes and outcomes that the code knows, never ids or names,
 * so that their number has a bound.
 */
export function measuresIn(registry: Registry) {
  const registers = [registry]
  const counter = <Label extends string>(name: string, help: string, labelNames: Label[] = []) =>
    new Counter({ name, help, labelNames, registers })
  const histogram = <Label extends string>(name: string, help: string, buckets: number[], labelNames: Label[] = []) =>
    new Histogram({ name, help, buckets, labelNames, registers })
  return {
    command: {
      count: counter('virgil_commands_total', 'Commands at the door.', ['type', 'outcome', 'code']),
      seconds: histogram('virgil_command_seconds', 'From the door to the answer, flush included.', SECONDS, ['type']),
    },
    query: {
      count: counter('virgil_queries_total', 'Queries at the door.', ['type', 'outcome', 'code']),
      seconds: histogram('virgil_query_seconds', 'From the door to the answer.', SECONDS, ['type']),
    },
    requests: histogram('virgil_graphql_request_seconds', 'GraphQL operations over HTTP.', SECONDS, [
      'operation',
      'outcome',
    ]),
    errors: counter('virgil_graphql_errors_total', 'Errors in answers.', ['code']),
    deciding: histogram('virgil_decide_seconds', 'One decision.', DECIDING),
    conflicts: counter('virgil_conflicts_total', 'Decisions made again because others were faster.'),
    states: counter('virgil_state_cache_total', 'States that a command needed: at hand, or folded anew.', ['result']),
    commits: counter('virgil_commits_total', 'Flushes to disk.', ['outcome']),
    committing: histogram('virgil_commit_seconds', 'One flush to disk.', SECONDS),
    commitEvents: histogram('virgil_commit_events', 'Events that shared a flush.', EVENTS),
    commitBytes: counter('virgil_commit_bytes_total', 'Bytes of events flushed to disk.'),
    projecting: histogram('virgil_views_batch_seconds', 'One transaction of the views.', SECONDS),
    batchEvents: histogram('virgil_views_batch_events', 'Events in one transaction of the views.', EVENTS),
    rows: counter('virgil_views_rows_total', 'Rows written or deleted.'),
  }
}
