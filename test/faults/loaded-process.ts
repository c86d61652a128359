import { DomainError } from '#event-sourcing'
import { RunningProfile } from '../support/profile.js'
import { Load, messageOf } from './load.js'
import { Lots } from './lots.js'
import { say } from './protocol.js'

/**
 * Opens a folder and gives commands by many callers, saying each before it is sent and again once it is
 * answered; until it is killed, or has given as many commands as it was told to.
 */
const [folder = '', seed = '1', callers = '64', commands = 'Infinity'] = process.argv.slice(2)
const CLIENTS = 36

say({ opening: true })
const profile = await RunningProfile.open({ folder, viewsThread: true })
say({ open: true })

const load = new Load(`${seed} ${folder}`, new Lots(Number(seed)), CLIENTS)
let left = Number(commands)

async function caller(): Promise<void> {
  while (left-- > 0) {
    const sent = load.next()
    say({ sent })
    try {
      const answer = await profile.execute(messageOf(sent))
      say({ answered: sent.input.commandId, answer })
      load.heard(answer)
    } catch (error) {
      if (!(error instanceof DomainError)) throw error
      say({ refused: sent.input.commandId, code: error.code })
    }
  }
}

await Promise.all(Array.from({ length: Number(callers) }, caller))
await profile.close()
