import type { Desk } from '../desk/desk.js'
import { FolderDesk } from '../desk/folder-desk.js'
import type { House } from '../house.js'
import { Progress } from '../progress.js'
import type { Drawing } from '../render/drawing.js'
import { wrapped } from '../render/text.js'
import { drawTimeline } from '../render/timeline.js'
import { counted, numberInWords } from '../render/words.js'
import type { Session } from '../session.js'
import { demoCompany, touchpointsOf, type DemoCompany } from './company.js'
import { ENGINEER } from './engineer.js'
import { longestWays } from './longest-ways.js'
import { nextSteps } from './next-steps.js'
import { ownFolder } from './own-folder.js'
import { recordCompany, type Recording } from './record-company.js'
import { shortReport } from './short-report.js'

/** Where the demo lives, unless `--data` names another folder. */
export const DEMO_FOLDER = '.virgil/demo'

const WIDEST = 100

/**
 * Fills an empty folder with a made-up company, or finds it there, and shows what Virgil sees in it. The house should
 * be opened with a `DemoClock`, so that the data are the same on every day. Refuses with `DEMO_FOLDER_TAKEN`.
 */
export async function runDemo(house: House, session: Session): Promise<void> {
  const company = demoCompany()
  await ownFolder(house, company)
  const recording = await recorded(house, session, company)
  await house.caughtUp()
  await session.terminal.print(await shown(new FolderDesk(house), session, company, recording))
}

async function recorded(house: House, session: Session, company: DemoCompany): Promise<Recording> {
  const progress = new Progress(session, 'Recording the demo', 'touchpoints')
  const all = company.clients.reduce((sum, client) => sum + touchpointsOf(client).length, 0)
  try {
    return await recordCompany(company, house, house.profile.clock, ({ recorded, known }) => {
      const count = recorded + known
      progress.tell({ share: count / all, done: counted(count, 'touchpoint'), count })
    })
  } finally {
    progress.end()
  }
}

async function shown(desk: Desk, session: Session, company: DemoCompany, recording: Recording): Promise<string> {
  const { terminal, data } = session
  // Everything in the demo is told in UTC, as the stories are.
  const drawing: Drawing = { columns: Math.min(WIDEST, terminal.columns), paint: terminal.paint, zone: 'UTC' }
  const report = await desk.report({ filter: {} })
  const engineer = await desk.timeline({ of: `${ENGINEER.ref.system}:${ENGINEER.ref.id}`, limit: 1 })
  const parts: readonly (readonly [string, string])[] = [
    ["Virgil's demo: a service company that does not exist", about(company, report.totals, recording, data, drawing)],
    ['How its clients went from role to role', shortReport(report, drawing)],
    ['The five longest ways', await longestWays(desk, report, drawing)],
    ['The engineer: no ticket was ever reassigned', drawTimeline(engineer, drawing)],
    ['Where to go next', nextSteps(data)],
  ]
  return parts.map(([title, text]) => `${drawing.paint('strong', title)}\n\n${text}`).join('\n')
}

function about(
  { clients }: DemoCompany,
  { journeys, touchpoints }: { readonly journeys: { readonly count: number }; readonly touchpoints: number },
  { recorded }: Recording,
  folder: string,
  { columns }: Drawing,
): string {
  const what =
    `${counted(clients.length, 'client')}, ${counted(journeys.count, 'journey')}, ${counted(touchpoints, 'touchpoint')}: ` +
    `one year up to 30 April 2026, in ${folder}.`
  const done =
    recorded > 0
      ? `${numberInWords(recorded)} touchpoints were recorded just now; starting again adds nothing.`
      : 'All of it was there already, and nothing was recorded twice.'
  return [what, done]
    .flatMap((each) => wrapped(each, columns))
    .map((line) => `${line}\n`)
    .join('')
}
