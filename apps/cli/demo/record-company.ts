import { localOperator, type ActorCommand } from '#access'
import type { Clock } from '#event-sourcing'
import { RecordTouchpoints } from '#journeys'
import type { Arrival, DemoClient, DemoCompany } from './company.js'
import { DemoClock } from './demo-clock.js'

/** Where commands are given: the house of the command line, or a test's. */
export interface CommandDoor {
  execute<Result>(command: ActorCommand<Result>): Promise<Result>
}

/** What came of the recording: how many touchpoints are new, and how many had been there. */
export interface Recording {
  readonly recorded: number
  readonly known: number
}

/**
 * Records what was heard of all clients, evening by evening, as the company's tools would have handed
 * it over. What a run before has recorded is found by its source's id and stays as it is.
 */
export async function recordCompany(
  company: DemoCompany,
  door: CommandDoor,
  clock: Clock,
  onProgress: (recording: Recording) => void = () => undefined,
): Promise<Recording> {
  const present = clock.now()
  let recording: Recording = { recorded: 0, known: 0 }
  for (const { at, deliveries } of evenings(company)) {
    if (clock instanceof DemoClock) clock.moveTo(at)
    const repeats = await Promise.all(deliveries.map((delivery) => deliver(delivery, door)))
    for (const repeated of repeats.flat()) {
      const { recorded, known } = recording
      recording = repeated ? { recorded, known: known + 1 } : { recorded: recorded + 1, known }
    }
    onProgress(recording)
  }
  if (clock instanceof DemoClock) clock.moveTo(present)
  return recording
}

interface Delivery {
  readonly client: DemoClient
  readonly arrival: Arrival
}

/** All deliveries by the evening on which they came. */
function evenings({ clients }: DemoCompany): { readonly at: number; readonly deliveries: readonly Delivery[] }[] {
  const found = new Map<number, Delivery[]>()
  for (const client of clients) {
    for (const arrival of client.arrivals) {
      const deliveries = found.get(arrival.at)
      if (deliveries) deliveries.push({ client, arrival })
      else found.set(arrival.at, [{ client, arrival }])
    }
  }
  return [...found].sort(([one], [other]) => one - other).map(([at, deliveries]) => ({ at, deliveries }))
}

/** Whether each touchpoint of a delivery had been recorded before. */
async function deliver({ client: { ref, name }, arrival }: Delivery, door: CommandDoor): Promise<boolean[]> {
  const { touchpoints } = await door.execute(
    new RecordTouchpoints(localOperator, { client: { ref, name }, touchpoints: [...arrival.touchpoints] }),
  )
  return touchpoints.map(({ repeated }) => repeated)
}
