import 'reflect-metadata'
import { NestFactory } from '@nestjs/core'
import { GraphQLSchemaBuilderModule, GraphQLSchemaFactory } from '@nestjs/graphql'
import {
  coerceInputValue,
  execute,
  getNamedType,
  isInputType,
  isObjectType,
  parse,
  type GraphQLOutputType,
  type GraphQLSchema,
} from 'graphql'
import { circleKinds, handoffStates, journeyFilter, JourneyFilterObject, promiseStates } from '#journeys'
import { renderReport } from '../render/render.js'
import { figuresOf } from '../testing/filters.js'
import { handedOver } from '../testing/handed-over.js'
import { RecordedJourneys } from '../testing/recorded-journeys.js'
import type { Report } from '../queries/report.js'
import { BounceReportResolver } from './bounce-report.resolver.js'

/** All fields of a type, all the way down. */
function everything(type: GraphQLOutputType): string {
  const named = getNamedType(type)
  if (!isObjectType(named)) return ''
  const fields = Object.values(named.getFields()).map(({ name, type }) => `${name} ${everything(type)}`)
  return `{ ${fields.join(' ')} }`
}

/** The same without what is empty: GraphQL gives null for what is not there. */
const filled = (value: unknown): unknown => JSON.parse(JSON.stringify(value, (_, each: unknown) => each ?? undefined))

describe('The bounce report over GraphQL', () => {
  let journeys: RecordedJourneys
  let schema: GraphQLSchema
  let report: Report
  let answer: Report

  beforeAll(async () => {
    journeys = await RecordedJourneys.open()
    const told = ['account', 'support', 'account', 'cs'].map((role, hour) => ({
      journey: 'one',
      occurredAt: `2026-03-02T1${hour}:00:00.000Z`,
      role,
      topic: 'training',
      direction: 'inbound' as const,
    }))
    await journeys.client('Acme', told)
    await handedOver(journeys, 'Bureau')
    report = await journeys.report({ period: { from: '2026-03-01' }, filter: { topic: 'training' } })

    const nest = await NestFactory.createApplicationContext(GraphQLSchemaBuilderModule, { logger: false })
    schema = await nest
      .get(GraphQLSchemaFactory)
      .create([BounceReportResolver], { orphanedTypes: [JourneyFilterObject] })
    await nest.close()
    const field = schema.getQueryType()?.getFields()['bounceReport']
    const document = parse(`{ bounceReport(input: {}) ${field ? everything(field.type) : ''} }`)
    const { data, errors } = await execute({ schema, document, rootValue: { bounceReport: () => report } })
    expect(errors).toBeUndefined()
    answer = data?.['bounceReport'] as Report
  })
  afterAll(() => journeys.close())

  it('says what the report says, and so what the command line says', () => {
    expect(answer.unit).toBe('ROLE')
    const words = [
      'role',
      ...circleKinds,
      'rule',
      'handoffs',
      'promises',
      'directions',
      'topics',
      ...handoffStates,
      ...promiseStates,
    ]
    const enumName = (word: string) => `"${word.replaceAll('-', '_').toUpperCase()}"`
    const lowered = words.reduce((text, word) => text.replaceAll(enumName(word), `"${word}"`), JSON.stringify(answer))
    expect(filled(JSON.parse(lowered))).toEqual(filled(report))
    expect((JSON.parse(renderReport(report, 'json')) as { figures: unknown }).figures).toEqual(
      JSON.parse(JSON.stringify(report)),
    )
  })

  it('gives filters that can be handed back', async () => {
    const type = schema.getType('JourneyFilter')
    if (!isInputType(type)) throw new Error('The schema has no input JourneyFilter.')
    const figures = figuresOf(answer)
    expect(figures.size).toBeGreaterThan(40)
    expect([...figures.keys()]).toEqual(
      expect.arrayContaining(['/handoffs/overdue/journeys', '/promises/broken/journeys']),
    )
    for (const [place, { count, filter }] of figures) {
      const handedBack = coerceInputValue(filled(filter), type)
      expect([place, await journeys.count(journeyFilter.parse(handedBack))]).toEqual([place, count])
    }
  })

  it('describes every type and field', () => {
    const undescribed = Object.values(schema.getTypeMap())
      .filter(isObjectType)
      .filter(({ name }) => !name.startsWith('__') && name !== 'Query')
      .flatMap((type) => [type, ...Object.values(type.getFields())])
      .filter(({ description }) => !description)
    expect(undescribed.map(({ name }) => name)).toEqual([])
  })
})
