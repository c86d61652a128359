import { Command } from 'commander'
import type { Cli } from '../cli.js'
import { exitCodes } from '../exit-code.js'
import { examples } from '../options.js'
import type { Globals } from '../session.js'

/** `virgil demo`: a made-up company, and what Virgil sees in it. */
export const demoCommand = (cli: Cli): Command =>
  new Command('demo')
    .summary('fill a folder with a made-up company, and look at it')
    .description(
      'Fills a folder of its own with a made-up company, the same on every day, and shows what Virgil sees in it. Running it again adds nothing.',
    )
    .addHelpText('after', examples('virgil demo', 'virgil demo --data /tmp/virgil-demo'))
    .action(
      cli.action<Globals>(async (session, { data }) => {
        const { House, refuseUrl } = await import('../house.js')
        const { DEMO_FOLDER, runDemo } = await import('../demo/demo.js')
        const { DemoClock } = await import('../demo/demo-clock.js')
        refuseUrl(session)
        const own = { ...session, data: data ?? DEMO_FOLDER, eventStoreUrl: undefined, viewsUrl: undefined }
        const house = await House.openOrCreate(own, { clock: new DemoClock(), viewsThread: true })
        try {
          await runDemo(house, own)
        } finally {
          await house.close()
        }
        return exitCodes.ok
      }),
    )
