import { isDeepStrictEqual } from 'node:util'
import { reportDocument } from '../../../apps/cli/desk/documents.js'
import type { Bench, Found } from '../bench.js'
import { median } from '../statistics.js'
import { withApi, type ApiProcess } from './api-process.js'
import { onCopy } from './company.js'
import { Connections } from './connections.js'
import { recordSpread } from './recorded.js'
import { readJourneys, reportQuestions, type ReportQuestion } from './report-questions.js'
import { readingViews, someClients } from './view-rows.js'

const NEW_TOUCHPOINTS = 1000

interface Asked {
  readonly answers: readonly unknown[]
  /** In ms each. */
  readonly times: readonly number[]
}

/** Reports that nobody has asked for before, and the same again after new touchpoints. */
export const companyReport: Bench = {
  name: 'report',
  title: `The bounce report of a period and a filter, unseen, and again after ${NEW_TOUCHPOINTS} new touchpoints`,

  async run({ company: made, folder, rounds, seed, tell }): Promise<Found> {
    const company = await made()
    return onCopy(company, folder, async (copy) => {
      const clients = someClients(copy, NEW_TOUCHPOINTS, seed + 2)
      const measured = await withApi(copy, async (api) => {
        tell('report: unseen questions')
        const unseen = await askAll(api, reportQuestions)
        await recordSpread(api, clients, NEW_TOUCHPOINTS)
        tell('report: the same questions again')
        return { unseen, again: await askAll(api, reportQuestions) }
      })
      const cold = await withApi(copy, (api) => askAll(api, reportQuestions))
      const { unseen, again } = measured
      const equal = again.answers.filter((answer, index) => isDeepStrictEqual(answer, cold.answers[index])).length
      const bare = readingViews(copy, (views) =>
        median(
          Array.from({ length: rounds }, () => median(reportQuestions.map((asked) => readJourneys(views, asked)))),
        ),
      )
      return {
        figures: [
          { name: 'unseen, median', value: median(unseen.times), unit: 'ms' },
          { name: 'unseen, at worst', value: Math.max(...unseen.times), unit: 'ms', aim: { atMost: 1000 } },
          { name: 'after the new touchpoints, median', value: median(again.times), unit: 'ms' },
          {
            name: 'after the new touchpoints, at worst',
            value: Math.max(...again.times),
            unit: 'ms',
            aim: { atMost: 100 },
          },
          {
            name: `of ${reportQuestions.length} answers, equal to a cold one`,
            value: equal,
            unit: '',
            aim: { atLeast: reportQuestions.length },
          },
          { name: 'bare reading of the journeys behind a question, median', value: bare, unit: 'ms' },
        ],
        notes: [
          `The company: ${company.described}. Whole reports over HTTP from a server that was just started: a year, two quarters,`,
          'and months and quarters by topic, product and channel. Cold: asked of another server, started anew on the same folder.',
        ],
      }
    })
  },
}

async function askAll(api: ApiProcess, questions: readonly ReportQuestion[]): Promise<Asked> {
  const connections = new Connections(api.url, 1)
  await connections.ask('{ clients(first: 1) { totalCount } }')
  const [answers, times]: [unknown[], number[]] = [[], []]
  for (const input of questions) {
    const begun = performance.now()
    const answer = await connections.ask(reportDocument, { input })
    times.push(performance.now() - begun)
    answers.push(answer)
  }
  connections.close()
  return { answers, times }
}
