import { checkDependencies, checkLint, fellTree, plantTree, type Finding } from './planted-tree.js'

/** A sound tree: a door for every context, and what the planted violations reach for. */
const sound = {
  'libs/event-sourcing/index.ts': `export * from './event.js'\nexport { open } from './sqlite/libsql.js'`,
  'libs/event-sourcing/event.ts': `export interface DomainEvent { readonly type: string }`,
  'libs/event-sourcing/sqlite/libsql.ts': `import Database from 'libsql'\nexport const open = (): unknown => new Database('')`,
  'libs/event-sourcing/testing/index.ts': `export const given = 1`,
  'libs/views/index.ts': `export const runner = 1`,
  'libs/views/egg.ts': `import { type X } from './chicken.js'\nexport type Used = X`,
  'libs/charter/index.ts': `export const charter = 1`,
  'libs/charter/rules/index.ts': `export const judge = 1`,
  'libs/charter/secret.ts': `export const secret = 1`,
  'libs/reports/index.ts': `export const report = 1`,
  'libs/observability/index.ts': `export { Registry } from 'prom-client'`,
  'libs/reports/secret.ts': `export const secret = 1`,
  'libs/journeys/index.ts': `export * from './domain/journey.js'`,
  'libs/journeys/domain/journey.ts': `import { z } from 'zod'
    import { charter } from '#charter'
    import type { DomainEvent } from '#event-sourcing'
    export type Journey = DomainEvent
    export const journey = z.literal(charter)`,
  'libs/journeys/domain/journey.spec.ts': `import { given } from '#event-sourcing/testing'
    import { journey } from './journey.js'
    export const both = [given, journey]`,
  'libs/journeys/views/timeline.ts': `import type { Kysely } from 'kysely'
    import { runner } from '#views'
    import { journey } from '../domain/journey.js'
    export const timeline = [runner, journey]
    export type Rows = Kysely<unknown>`,
  'libs/journeys/rules/index.ts': `export { judge } from '#charter/rules'\nexport { journey } from '../domain/journey.js'`,
  'libs/journeys/reading/index.ts': `export { timeline } from '../views/timeline.js'`,
  'libs/reports/queries/made.ts': `import { timeline } from '#journeys/reading'\nexport const made = timeline`,
  'libs/journeys/commands/resolve.ts': `import { report } from '#reports'\nexport const resolve = report`,
  'libs/journeys/graphql/resolver.ts': `import type { Journey } from '../domain/journey.js'
    import { resolve } from '../commands/resolve.js'
    export const shown = (journey: Journey): unknown => [journey, resolve]`,
  'libs/journeys/graphql/journey.ts': `import { type Journey } from '../domain/journey.js'
    export type Shown = Journey`,
  'libs/access/index.ts': `export { CommandBus, QueryBus } from '@nestjs/cqrs'`,
  'apps/api/config.ts': `export const port = Number(process.env['PORT'])`,
  'apps/api/main.ts': `import { journey } from '#journeys'
    import { port } from './config.js'
    export const main = [journey, port]`,
  'test/e2e/main.spec.ts': `import { main } from '../../apps/api/main.js'\nexport const tested = [main, process.env['CI']]`,
}

const uses = (path: string, name = 'x'): string => `import { ${name} } from '${path}'\nexport const used = ${name}`
const usesType = (path: string): string => `import { type X } from '${path}'\nexport type Used = X`

/** Each rule of .dependency-cruiser.mjs with the files that break it. */
const dependencies: Record<string, Record<string, string>> = {
  // A cycle is told once, of its first file.
  'no-cycles': { 'libs/views/chicken.ts': usesType('./egg.js') },
  'no-unresolved-imports': {
    'libs/views/lost.ts': uses('./nowhere.js'),
    'apps/api/lost.ts': uses('#nowhere'),
  },
  'only-declared-packages': { 'libs/views/lucky.ts': uses('piscina') },
  'no-dev-packages-in-production': { 'libs/views/checks.ts': uses('fast-check') },
  'domain-is-pure': {
    'libs/charter/domain/nest.ts': uses('@nestjs/common'),
    'libs/charter/domain/node.ts': uses('node:crypto'),
    'libs/charter/domain/database.ts': usesType('kysely'),
    'libs/charter/domain/context.ts': uses('#journeys'),
    'libs/charter/domain/charter.ts': uses('../secret.js'),
    'libs/charter/domain/zone.ts': uses('luxon'),
    'libs/access/domain/charter.ts': uses('#charter'),
  },
  'time-zones-in-one-file': { 'libs/charter/domain/local-clock.ts': uses('./charter.js') },
  'domain-is-pure-but-reads-the-charter': {
    'libs/journeys/domain/nest.ts': uses('@nestjs/common'),
    'libs/journeys/domain/node.ts': uses('node:crypto'),
    'libs/journeys/domain/database.ts': usesType('kysely'),
    'libs/journeys/domain/context.ts': uses('#access'),
    'libs/reports/domain/context.ts': uses('#journeys'),
    'libs/reports/domain/view.ts': uses('../secret.js'),
  },
  'views-fold-events': {
    'libs/journeys/views/nest.ts': uses('@nestjs/common'),
    'libs/journeys/views/command.ts': uses('../commands/resolve.js'),
    'libs/journeys/views/context.ts': uses('#reports'),
  },
  'rules-load-no-framework': {
    'libs/journeys/rules/nest.ts': uses('@nestjs/common'),
    'libs/journeys/rules/query.ts': uses('../queries/shown.js'),
    'libs/journeys/rules/charter.ts': uses('#charter'),
  },
  'messages-know-no-graphql': {
    'libs/journeys/commands/shown.ts': usesType('../graphql/resolver.js'),
    'libs/journeys/queries/shown.ts': uses('../graphql/resolver.js'),
  },
  'graphql-holds-no-rules': { 'libs/journeys/graphql/decides.ts': uses('../domain/journey.js') },
  'contexts-meet-at-the-door': {
    'libs/intake/secret.ts': uses('../charter/secret.js'),
    'libs/intake/testing.ts': uses('#event-sourcing/testing'),
  },
  'tests-meet-at-the-door': {
    'libs/intake/secret.spec.ts': uses('../charter/secret.js'),
    'libs/intake/testing/secret.ts': usesType('../../charter/secret.js'),
  },
  'libs-know-no-app': { 'libs/intake/app.ts': uses('../../apps/api/main.js') },
  'apps-enter-by-the-door': { 'apps/worker/secret.ts': uses('../../libs/charter/secret.js') },
  'kernel-stands-alone': {
    'libs/event-sourcing/context.ts': uses('#charter'),
    'libs/event-sourcing/nest.ts': uses('@nestjs/common'),
  },
  'libsql-in-one-file': {
    'libs/event-sourcing/sqlite/store.ts': uses('libsql'),
    'libs/views/store.ts': usesType('libsql'),
  },
  'postgres-in-one-folder': { 'libs/reports/queries/rows.ts': uses('pg') },
  'watched-from-outside': { 'libs/journeys/commands/counts.ts': uses('#observability') },
  'metrics-and-traces-in-one-room': {
    'libs/event-sourcing/counts.ts': uses('prom-client'),
    'libs/journeys/commands/traces.ts': usesType('@opentelemetry/api'),
    'apps/api/counts.ts': uses('prom-client'),
  },
  'no-tests-in-production': {
    'libs/intake/tested.ts': uses('../../test/e2e/main.spec.js'),
    'libs/journeys/tested.ts': uses('./domain/journey.spec.js'),
    'libs/event-sourcing/tested.ts': uses('./testing/index.js'),
  },
}

/** Each lint rule that guards a boundary, with the files that break it. */
const lint: Record<string, Record<string, string>> = {
  'no-restricted-imports': {
    'libs/journeys/commands/bus.ts': uses('@nestjs/cqrs', 'CommandBus'),
    'libs/journeys/queries/bus.ts': uses('@nestjs/cqrs', 'QueryBus'),
    'apps/api/bus.ts': `import * as cqrs from '@nestjs/cqrs'\nexport const used = cqrs`,
    'apps/cli/config.ts': uses('@nestjs/cqrs', 'CommandBus'),
    'libs/access/environment.ts': uses('node:process', 'env'),
    'apps/api/environment.ts': `import process from 'node:process'\nexport const used = process`,
  },
  'no-restricted-properties': { 'libs/views/environment.ts': `export const used = process.env['HOME']` },
  'no-restricted-syntax': {
    'libs/journeys/domain/now.ts': `export const used = new Date()`,
    'libs/journeys/domain/timestamp.ts': `export const used = Date.now()`,
    'libs/journeys/domain/lots.ts': `export const used = Math.random()`,
    'libs/journeys/domain/ids.ts': `export const used = crypto.randomUUID()`,
  },
  '@typescript-eslint/no-explicit-any': { 'libs/views/any.ts': `export const used = (x: any): unknown => x` },
  '@typescript-eslint/no-non-null-assertion': {
    'libs/views/data.ts': `export const used = (x?: string): string => x!`,
  },
  '@typescript-eslint/no-floating-promises': {
    'libs/views/float.ts': `export const used = (): void => { Promise.resolve() }`,
  },
  '@typescript-eslint/switch-exhaustiveness-check': {
    'libs/views/switch.ts': `export function used(x: 'a' | 'b'): void { switch (x) { case 'a': return } }`,
    'libs/views/default.ts': `export function used(x: 'a' | 'b'): number { switch (x) { case 'a': return 1; case 'b': return 2; default: return 3 } }`,
  },
  '@typescript-eslint/consistent-type-imports': {
    'libs/views/types.ts': `import { Kysely } from 'kysely'\nexport type Used = Kysely<unknown>`,
  },
}

const rows = (planted: typeof dependencies): [string, string][] =>
  Object.entries(planted).flatMap(([rule, files]) => Object.keys(files).map((file): [string, string] => [rule, file]))

const rulesBrokenBy = (file: string, findings: readonly Finding[]): string[] =>
  findings.filter((finding) => finding.file === file).map(({ rule }) => rule)

describe('the architecture', () => {
  let tree: string
  let dependencyRules: string[]
  let brokenDependencies: Finding[]
  let brokenLint: Finding[]

  beforeAll(async () => {
    const planted = [...Object.values(dependencies), ...Object.values(lint)]
    tree = await plantTree(Object.assign({}, sound, ...planted) as Record<string, string>)
    const [checked, linted] = await Promise.all([checkDependencies(tree), checkLint(tree)])
    dependencyRules = checked.rules
    brokenDependencies = checked.broken
    brokenLint = linted
  }, 60_000)

  afterAll(() => fellTree(tree))

  it.each(rows(dependencies))('%s finds %s', (rule, file) =>
    expect(rulesBrokenBy(file, brokenDependencies)).toContain(rule),
  )

  it.each(rows(lint))('%s finds %s', (rule, file) => expect(rulesBrokenBy(file, brokenLint)).toContain(rule))

  it('has a violation planted for every rule', () =>
    expect(Object.keys(dependencies).sort()).toEqual(dependencyRules.sort()))

  it('plants no violation that fires only because its import leads nowhere', () => {
    const lost = brokenDependencies.filter(({ rule }) => rule === 'no-unresolved-imports').map(({ file }) => file)
    expect(lost.sort()).toEqual(Object.keys(dependencies['no-unresolved-imports'] ?? {}).sort())
  })

  it.each(Object.keys(sound))('finds nothing in the sound %s', (file) =>
    expect([...rulesBrokenBy(file, brokenDependencies), ...rulesBrokenBy(file, brokenLint)]).toEqual([]),
  )

  it('is kept by Virgil itself', async () => expect((await checkDependencies()).broken).toEqual([]), 60_000)
})
