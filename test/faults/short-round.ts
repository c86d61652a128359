import { ChildScript, scriptBeside } from '../support/child-script.js'
import { RunningProfile } from '../support/profile.js'
import { aftermath } from './aftermath.js'
import { History } from './history.js'
import { heardIn } from './protocol.js'
import type { Round, RoundOptions } from './round.js'

/** What the store answers for while its files cannot grow. */
const failures = ['DISK_FULL', 'STORE_UNAVAILABLE']
const FEWEST_KB = 600
const MOST_MORE_KB = 2000
const LITTLE_KB = 64
const ENOUGH_FAILURES = 100

/** No file of a process may grow above a limit: writes are cut short in the middle, wherever it is, until the process is killed. */
export async function shortRound({ folder, lots }: RoundOptions): Promise<Round> {
  const begun = performance.now()
  const history = new History()
  const atOpening = lots.next() < 0.2
  const fileLimitKB = atOpening ? lots.below(LITTLE_KB) : FEWEST_KB + lots.below(MOST_MORE_KB)
  const args = [folder, String(lots.below(2 ** 31))]
  let failed = 0
  const onLine = (line: string): void => {
    if (failures.some((code) => line.includes(`"code":"${code}"`))) failed += 1
  }
  const child = new ChildScript(scriptBeside(import.meta.url, './loaded-process'), args, onLine, { fileLimitKB })
  await child.until(() => failed >= ENOUGH_FAILURES)
  const { exitCode } = child
  await child.kill()
  const faults = heardIn(child.lines).flatMap((said) => history.hear(said, failures))
  const isOpen = child.lines.includes('{"open":true}')
  if (isOpen && exitCode !== null) faults.push(`The process ended by itself, with ${exitCode}: ${child.complaint}`)
  if (!isOpen && !failures.some((code) => child.complaint.includes(`'${code}'`)))
    faults.push(`The folder could not be opened, and no code tells why: ${child.complaint}`)
  if (isOpen && failed === 0) faults.push('Nothing was cut short.')
  const profile = await RunningProfile.open({ folder })
  try {
    const left = await aftermath(profile, history)
    const milliseconds = Math.round(performance.now() - begun)
    const when = isOpen ? 'under load' : 'while the folder is opened'
    const what = `writes are cut short at ${fileLimitKB} KB ${when}, ${failed} commands failed`
    return { what, ...left, milliseconds, faults: [...faults, ...left.faults] }
  } finally {
    await profile.close()
  }
}
