import type { Session } from '../session.js'
import type { Desk } from './desk.js'

/** Lets something be asked: of the server where `--url` names one, else of the folder. */
export async function atDesk<Result>(session: Session, ask: (desk: Desk) => Promise<Result>): Promise<Result> {
  // A server's desk needs no house, and help needs neither: each is loaded when it is used.
  if (session.url !== undefined) {
    const { ServerDesk } = await import('./server-desk.js')
    return ask(new ServerDesk(session.url))
  }
  const { inHouse } = await import('../house.js')
  const { FolderDesk } = await import('./folder-desk.js')
  return inHouse(session, (house) => ask(new FolderDesk(house)))
}
