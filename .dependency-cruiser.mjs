/**
 * Who may import whom. test/architecture/rules.spec.ts plants a violation of every rule below.
 *
 * A context is a folder of libs; its `index.ts` is the only door. In `to`, `$1` is the context
 * that the importing file belongs to.
 */
const spec = '\\.spec\\.ts$'
const test = `^test/|^libs/[^/]+/testing/|${spec}`
const door = '^libs/[^/]+/index\\.ts$'
/** Lead to folds, rules and rows alone: a thread that projects, judges or reads loads no framework. */
const threadDoor = '^libs/[^/]+/(views|rules|reading)/index\\.ts$'
/** Loads the client of KurrentDB, which a house without it must not wait for. */
const kurrentDoor = '^libs/event-sourcing/kurrentdb/index\\.ts$'
const kernel = '^libs/event-sourcing/index\\.ts$'
const kernelForTests = '^libs/event-sourcing/testing/index\\.ts$'
const localClock = '^libs/charter/domain/local-clock\\.ts$'
const npm = (name) => `node_modules/${name}/`

/** @type {import('dependency-cruiser').IConfiguration} */
export default {
  forbidden: [
    {
      name: 'no-cycles',
      comment: 'Two files that need each other are one thought, or the wrong way round. Types count.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'no-unresolved-imports',
      comment: 'An import that leads nowhere would satisfy every rule below.',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
    {
      name: 'only-declared-packages',
      comment: 'A package that is used stands in package.json, not by luck in node_modules.',
      severity: 'error',
      from: {},
      to: { dependencyTypes: ['npm-no-pkg', 'npm-unknown'] },
    },
    {
      name: 'no-dev-packages-in-production',
      comment: 'What runs in production is installed there.',
      severity: 'error',
      from: { path: '^(apps|libs)/', pathNot: test },
      to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'domain-is-pure',
      comment: 'Rules know the kernel, their schemas and each other: no Nest, no Node, no database, no other context.',
      severity: 'error',
      from: { path: '^libs/([^/]+)/domain/', pathNot: [spec, localClock, '^libs/(journeys|reports)/'] },
      to: { pathNot: ['^libs/$1/domain/', kernel, npm('zod')] },
    },
    {
      name: 'time-zones-in-one-file',
      comment:
        'Working time needs the offsets of time zones, a table that no clock is in; one file of the rules asks for it.',
      severity: 'error',
      from: { path: localClock },
      to: { pathNot: npm('luxon') },
    },
    {
      name: 'domain-is-pure-but-reads-the-charter',
      comment: 'Journeys and reports are judged by the charter; else their rules are as pure as all others.',
      severity: 'error',
      from: { path: '^libs/(journeys|reports)/domain/', pathNot: spec },
      to: { pathNot: ['^libs/$1/domain/', kernel, npm('zod'), '^libs/charter/index\\.ts$'] },
    },
    {
      name: 'views-fold-events',
      comment: 'A view is folded from its own domain’s events and from nothing else.',
      severity: 'error',
      from: { path: '^libs/([^/]+)/views/', pathNot: spec },
      to: { pathNot: ['^libs/$1/(domain|views)/', kernel, '^libs/views/index\\.ts$', npm('kysely')] },
    },
    {
      name: 'rules-load-no-framework',
      comment: 'What a thread applies to the past leads to rules and to the kernel, which load fast.',
      severity: 'error',
      from: { path: '^libs/([^/]+)/rules/', pathNot: spec },
      to: {
        pathNot: ['^libs/$1/(domain|rules)/', kernel, '^libs/charter/rules/index\\.ts$', '^(node:)?timers/promises$'],
      },
    },
    {
      name: 'messages-know-no-graphql',
      comment: 'Commands and queries are asked by GraphQL, the CLI and the clock alike.',
      severity: 'error',
      from: { path: '^libs/[^/]+/(commands|queries)/' },
      to: { path: '^libs/[^/]+/graphql/' },
    },
    {
      name: 'graphql-holds-no-rules',
      comment: 'A resolver sends messages and shows rows; of the domain it may know the types.',
      severity: 'error',
      from: { path: '^libs/[^/]+/graphql/', pathNot: spec },
      to: { path: '^libs/[^/]+/domain/', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'contexts-meet-at-the-door',
      comment: 'A context sees another only through its index.ts.',
      severity: 'error',
      from: { path: '^libs/([^/]+)/', pathNot: test },
      to: { path: '^libs/', pathNot: ['^libs/$1/', door, threadDoor, kurrentDoor] },
    },
    {
      name: 'tests-meet-at-the-door',
      comment: 'So do its tests, but for the kernel’s given-when-then and contract suite.',
      severity: 'error',
      from: { path: '^libs/([^/]+)/.*(testing/|\\.spec\\.ts$)' },
      to: { path: '^libs/', pathNot: ['^libs/$1/', door, kernelForTests] },
    },
    {
      name: 'libs-know-no-app',
      comment: 'Apps compose the libs, never the other way round.',
      severity: 'error',
      from: { path: '^libs/' },
      to: { path: '^apps/' },
    },
    {
      name: 'apps-enter-by-the-door',
      comment: 'An app takes from a context what its index.ts offers.',
      severity: 'error',
      from: { path: '^apps/' },
      to: { path: '^libs/', pathNot: [door, kernelForTests] },
    },
    {
      name: 'kernel-stands-alone',
      comment: 'The kernel knows no context and no framework.',
      severity: 'error',
      from: { path: '^libs/event-sourcing/' },
      to: { path: ['^libs/(?!event-sourcing/)', npm('@nestjs')] },
    },
    {
      name: 'libsql-in-one-file',
      comment: 'So that node:sqlite can take its place one day.',
      severity: 'error',
      from: { pathNot: '^libs/event-sourcing/sqlite/libsql\\.ts$' },
      to: { path: npm('libsql') },
    },
    {
      name: 'postgres-in-one-folder',
      comment: 'All others know the ports of the views.',
      severity: 'error',
      from: { path: '^(apps|libs)/', pathNot: ['^libs/views/postgres/', test] },
      to: { path: npm('pg') },
    },
    {
      name: 'watched-from-outside',
      comment: 'A context is watched through the kernel’s instruments, and does not know by whom.',
      severity: 'error',
      from: { path: '^libs/(?!observability/)', pathNot: test },
      to: { path: '^libs/observability/' },
    },
    {
      name: 'metrics-and-traces-in-one-room',
      comment: 'So that Prometheus and OpenTelemetry are a matter of one folder.',
      severity: 'error',
      from: { path: '^(apps|libs)/(?!observability/)', pathNot: test },
      to: { path: [npm('prom-client'), npm('@opentelemetry')] },
    },
    {
      name: 'no-tests-in-production',
      comment: 'What tests need stays with the tests.',
      severity: 'error',
      from: { path: '^(apps|libs)/', pathNot: test },
      to: { path: test },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(dist|apps/web)/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    // Node's `#journeys` leads to the sources, as in the compiler and in the tests.
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['virgil-source', 'import', 'require', 'node', 'default', 'types'],
      extensions: ['.ts', '.js', '.mjs', '.cjs', '.d.ts', '.json'],
    },
  },
}
