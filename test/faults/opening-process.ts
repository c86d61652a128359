import { RunningProfile } from '../support/profile.js'

/** Opens a folder whose views are missing, and dies as soon as the rows in the making hold so many events. */
const [folder = '', events = '1'] = process.argv.slice(2)
const { embedded } = await RunningProfile.open({ folder, viewsThread: true })
for (;;) {
  const { making } = embedded.runner.status()
  if (!making) throw new Error('The views were made before it could die.')
  if (making.events >= Number(events)) process.kill(process.pid, 'SIGKILL')
  await embedded.clock.nextTurn()
}
