import { reportDocument } from '../../../apps/cli/desk/documents.js'
import type { Bench, Found } from '../bench.js'
import { closedLoop } from '../commands/closed-loop.js'
import { type ApiProcess, withApi } from './api-process.js'
import { onCopy } from './company.js'
import { Connections } from './connections.js'
import { listQuestions, timelineQuestions, type PageQuestion } from './page-questions.js'
import { RECORD, touchpoint } from './recorded.js'
import { reportQuestions } from './report-questions.js'
import { biggestClient, someClients } from './view-rows.js'

const MOST_MB = 400
const CONNECTIONS = 50
const PAGES = 2000
const COMMANDS = 2000

/** The most memory that a server and an import hold. */
export const memory: Bench = {
  name: 'memory',
  title: 'Peak memory of the server and of the import',

  async run({ company: made, folder, seed, tell }): Promise<Found> {
    const company = await made()
    tell('memory: a server that does some of all')
    return onCopy(company, folder, async (copy) => {
      const [biggest, clients] = [biggestClient(copy), someClients(copy, COMMANDS, seed)]
      const idle = await withApi(copy, (api) => api.peakMemoryMB())
      const busy = await withApi(copy, (api) => useAll(api, biggest, clients))
      return {
        figures: [
          { name: 'server: just started', value: idle, unit: 'MB' },
          { name: 'server: pages and lists', value: busy.pages, unit: 'MB' },
          { name: 'server: then commands, on the biggest client too', value: busy.commands, unit: 'MB' },
          { name: 'server: then reports, its peak', value: busy.reports, unit: 'MB', aim: { atMost: MOST_MB } },
          { name: 'import: its peak', value: company.imported.peakMB, unit: 'MB', aim: { atMost: MOST_MB } },
        ],
        notes: [
          `The company: ${company.described}. The most that the process held in memory up to then, shared files included.`,
        ],
      }
    })
  },
}

async function useAll(api: ApiProcess, biggest: string, clients: readonly string[]) {
  const connections = new Connections(api.url, CONNECTIONS)
  await load(connections, [...timelineQuestions([biggest, ...clients]), ...listQuestions])
  const pages = await api.peakMemoryMB()
  await connections.ask(RECORD, touchpoint(biggest, 0))
  await closedLoop(COMMANDS, CONNECTIONS, (index) =>
    connections.ask(RECORD, touchpoint(clients[index % clients.length] ?? biggest, index)),
  )
  const commands = await api.peakMemoryMB()
  for (const input of reportQuestions) await connections.ask(reportDocument, { input })
  const reports = await api.peakMemoryMB()
  connections.close()
  return { pages, commands, reports }
}

const load = (connections: Connections, questions: readonly PageQuestion[]): Promise<unknown> =>
  closedLoop(PAGES, CONNECTIONS, async (index) => {
    const question = questions[index % questions.length]
    if (question) await connections.text(question(25))
  })
