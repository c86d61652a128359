import type { Clock } from '#event-sourcing'
import type { DemoCompany } from './company.js'
import { ClientRecorder, type Recording } from './record-client.js'
import { recordMembers } from './record-members.js'
import { Year, type CommandDoor } from './year.js'

export type { Recording }

/**
 * Records the company: its members, and the years of all its clients beside each other, since no client's year knows of
 * another's. What a run before has recorded stays as it is. On a clock that is not a `DemoClock`, what members did is
 * left out, for it is done in the present.
 */
export async function recordCompany(
  { seed, clients }: DemoCompany,
  door: CommandDoor,
  clock: Clock,
  onProgress: (recording: Recording) => void = () => undefined,
): Promise<Recording> {
  const year = new Year(seed, door, clock)
  const members = await recordMembers(year)
  let sum: Recording = { recorded: 0, known: 0 }
  const add = ({ recorded, known }: Recording): void => {
    sum = { recorded: sum.recorded + recorded, known: sum.known + known }
    onProgress(sum)
  }
  await Promise.all(clients.map((client) => new ClientRecorder(client, year, members).record(add)))
  return sum
}
