import { writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { isDeepStrictEqual } from 'node:util'
import { scriptBeside } from '../../support/child-script.js'
import type { Bench, BenchContext, Figure, Found } from '../bench.js'
import { closedLoop, perSecond, type Timed } from '../commands/closed-loop.js'
import { median } from '../statistics.js'
import { withApi, type ApiProcess } from './api-process.js'
import { Connections } from './connections.js'
import { ListeningProcess } from './listening-process.js'
import { listQuestions, nodesOf, timelineQuestions, type PageAnswer, type PageQuestion } from './page-questions.js'
import { someClients } from './view-rows.js'

const ROWS_SERVER = scriptBeside(import.meta.url, './rows-server')
const CONNECTIONS = 50
const CLIENTS = 200
const REQUESTS = 2000
const ROWS = 25
/** How many rows of each answer stand in memory, for pages to be cut from. */
const HELD = 100

interface Round {
  readonly virgil: Timed
  readonly raw: Timed
}

/** A page of a timeline and of a filtered list, against the same GraphQL questions over rows in memory. */
export const pages: Bench = {
  name: 'pages',
  title: `A timeline page and a filtered journey list at ${CONNECTIONS} connections, against the same GraphQL over rows in memory`,

  async run(context): Promise<Found> {
    const company = await context.company()
    const timelines = timelineQuestions(someClients(company.data, CLIENTS, context.seed))
    return withApi(company.data, async (api) => ({
      figures: [
        ...figuresOf('timeline', await measure(api, 'timeline', timelines, context)),
        ...figuresOf('list', await measure(api, 'list', listQuestions, context)),
      ],
      notes: [`The company: ${company.described}.`, ...notes],
    }))
  },
}

async function measure(
  api: ApiProcess,
  name: string,
  questions: readonly PageQuestion[],
  { folder, rounds, tell }: BenchContext,
): Promise<Round[]> {
  const virgil = new Connections(api.url, CONNECTIONS)
  const held: PageAnswer[] = []
  for (const question of questions) held.push(await answer(virgil, question, HELD))
  const file = join(folder, `${name}.json`)
  writeFileSync(file, JSON.stringify(questions.map((question, index) => ({ ...question(HELD), answer: held[index] }))))
  const rows = await ListeningProcess.start(ROWS_SERVER, [file, resolve('apps/api/schema.graphql')])
  const raw = new Connections(rows.url, CONNECTIONS)
  try {
    for (const question of questions) await expectSame(virgil, raw, question)
    const measured: Round[] = []
    // The first round only warms both sides.
    for (let round = 0; round <= rounds; round++) {
      tell(`pages: ${name}, round ${round} of ${rounds}`)
      const timed = { virgil: await load(virgil, questions), raw: await load(raw, questions) }
      if (round > 0) measured.push(timed)
    }
    return measured
  } finally {
    virgil.close()
    raw.close()
    await rows.stop()
  }
}

function answer(connections: Connections, question: PageQuestion, first: number): Promise<PageAnswer> {
  const { query, variables } = question(first)
  return connections.ask<PageAnswer>(query, variables)
}

async function expectSame(virgil: Connections, raw: Connections, question: PageQuestion): Promise<void> {
  const [ours, theirs] = [await answer(virgil, question, ROWS), await answer(raw, question, ROWS)]
  if (!isDeepStrictEqual(nodesOf(ours), nodesOf(theirs)))
    throw new Error(`The rows in memory answer otherwise: ${JSON.stringify(question(ROWS).variables)}`)
}

function load(connections: Connections, questions: readonly PageQuestion[]): Promise<Timed> {
  const asked = questions.map((question) => question(ROWS))
  return closedLoop(REQUESTS, CONNECTIONS, async (index) => {
    const next = asked[index % asked.length]
    if (next) await connections.text(next)
  })
}

function figuresOf(name: string, rounds: readonly Round[]): Figure[] {
  const of = (value: (round: Round) => number): number => median(rounds.map(value))
  return [
    { name: `${name}: pages`, value: of(({ virgil }) => perSecond(virgil)), unit: '/s' },
    { name: `${name}: from rows in memory`, value: of(({ raw }) => perSecond(raw)), unit: '/s' },
    {
      name: `${name}: ratio to rows in memory`,
      value: of(({ virgil, raw }) => perSecond(virgil) / perSecond(raw)),
      unit: '×',
      aim: { atLeast: 0.6 },
    },
    { name: `${name}: p99`, value: of(({ virgil }) => virgil.p99), unit: 'ms', aim: { atMost: 100 } },
    { name: `${name}: p99 of rows in memory`, value: of(({ raw }) => raw.p99), unit: 'ms' },
  ]
}

const notes = [
  'Rows in memory: a process of its own with the same schema on Apollo Server over node:http, without Nest; its rows were cut from',
  'Virgil’s own answers beforehand and are found by one key, so it neither filters nor sorts. Equal rows are checked first.',
]
