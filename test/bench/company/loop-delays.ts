import { monitorEventLoopDelay } from 'node:perf_hooks'
import { setTimeout as pause } from 'node:timers/promises'
import { Importer, openFileInThread, presetNamed } from '#intake'
import { BounceReport } from '#reports'
import { operator, RunningProfile } from '../../support/profile.js'
import { reportQuestions } from './report-questions.js'

/** How late the event loop was, in ms, and for how long that was looked at. */
export interface LoopDelay {
  readonly p99: number
  readonly worst: number
  readonly seconds: number
}

/** While each of these ran. */
export type LoopDelays = Readonly<Record<'idle' | 'report' | 'rebuild' | 'import' | 'together', LoopDelay>>

const IDLE_MS = 2000

/** Reports, rebuilds and imports on one folder, one after the other and together. The process is a measurement's own. */
const [folder = '', file = ''] = process.argv.slice(2)
const profile = await RunningProfile.open({ folder, viewsThread: true })
await profile.embedded.caughtUp()

const reports = async (): Promise<void> => {
  for (const input of reportQuestions) await profile.ask(new BounceReport(operator, input))
}
const rebuild = (): Promise<unknown> => profile.embedded.runner.rebuild()
/** The same rows under the ids of another tool are other touchpoints. */
const importAs = async (system: string): Promise<void> => {
  const { mapping: preset } = await presetNamed('touchpoints')
  const mapping = {
    ...preset,
    client: { ...preset.client, system: { value: system } },
    source: { ...preset.source, system: { value: system } },
  }
  const opened = await openFileInThread(file, { mapping })
  await profile.get(Importer).import({ file: opened, rejects: `${file}.rejects` }, operator)
  await profile.embedded.caughtUp()
}

const delays: LoopDelays = {
  idle: await delayed(() => pause(IDLE_MS)),
  report: await delayed(reports),
  rebuild: await delayed(rebuild),
  import: await delayed(() => importAs('once')),
  together: await delayed(() => Promise.all([reports(), rebuild(), importAs('again')])),
}
await profile.close()
process.stdout.write(JSON.stringify(delays))

async function delayed(act: () => Promise<unknown>): Promise<LoopDelay> {
  const histogram = monitorEventLoopDelay({ resolution: 1 })
  const begun = performance.now()
  histogram.enable()
  await act()
  histogram.disable()
  const seconds = (performance.now() - begun) / 1000
  return { p99: histogram.percentile(99) / 1e6, worst: histogram.max / 1e6, seconds }
}
