import { createWriteStream } from 'node:fs'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { Lots } from '../../faults/lots.js'
import { clientTouchpoints, type ClientSize } from './generated-client.js'

/** How big a company is. */
export interface CompanySize {
  readonly clients: number
  /** Of all clients but the biggest one, who has a tenth of this beside them. */
  readonly touchpoints: number
  readonly seed: number
}

/** The outside id of the biggest client. */
export const BIGGEST = 'biggest'
/** The tool by whose ids the file names its clients: the one that the preset `touchpoints` takes where none is named. */
export const SYSTEM = 'file'

const HEADER =
  'client,client_name,at,id,thread,role,team,member,contact,channel,direction,intent,effect,topic,product,text\n'

/** How many touchpoints and threads the biggest client has. */
export const biggestOf = ({ touchpoints }: CompanySize): ClientSize => ({
  touchpoints: Math.max(1, Math.round(touchpoints / 10)),
  threads: Math.max(1, Math.round(touchpoints / 100)),
})

/** Writes a company's two years as a CSV for the preset `touchpoints`, client by client, the same for the same seed. */
export async function writeCompany(path: string, size: CompanySize, name = 'c'): Promise<void> {
  await pipeline(Readable.from(text(size, name)), createWriteStream(path))
}

function* text(size: CompanySize, name: string): Generator<string> {
  const lots = new Lots(size.seed)
  yield HEADER
  let index = 0
  for (const touchpoints of touchpointsOfClients(size)) {
    const client = `${name}${index++}`
    yield rowsOf(client, { touchpoints, threads: threadsOf(touchpoints, lots) }, lots)
  }
  yield rowsOf(BIGGEST, biggestOf(size), lots)
}

const rowsOf = (client: string, size: ClientSize, lots: Lots): string =>
  clientTouchpoints(client, size, lots)
    .map((cells) => `${cells.join(',')}\n`)
    .join('')

/** Few clients have most of the touchpoints; every client has one, and all of them have as many as were asked for. */
function touchpointsOfClients({ clients, touchpoints, seed }: CompanySize): number[] {
  const lots = new Lots(seed + 1)
  const weights = Float64Array.from({ length: clients }, () => 1 / (0.02 + lots.next()))
  const sum = weights.reduce((total, weight) => total + weight, 0)
  const shared = Math.max(0, touchpoints - clients)
  let [weight, given] = [0, 0]
  return Array.from(weights, (own) => {
    weight += own
    const upTo = Math.round((weight / sum) * shared)
    const further = upTo - given
    given = upTo
    return 1 + further
  })
}

/** A need takes four touchpoints or so. */
const threadsOf = (touchpoints: number, lots: Lots): number =>
  Math.max(1, Math.round((touchpoints / 4) * (0.6 + 0.8 * lots.next())))
