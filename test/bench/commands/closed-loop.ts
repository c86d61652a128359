import { percentile } from '../statistics.js'

/** What a run of commands took. */
export interface Timed {
  readonly commands: number
  readonly seconds: number
  /** From the call to the answer, in ms. */
  readonly p50: number
  readonly p99: number
}

export const perSecond = ({ commands, seconds }: Timed): number => commands / seconds

/** A number of callers who each send a command, wait for its answer, and send the next, until all are sent. */
export async function closedLoop(
  commands: number,
  callers: number,
  send: (index: number) => Promise<unknown>,
): Promise<Timed> {
  const latencies = new Float64Array(commands)
  let next = 0
  const call = async (): Promise<void> => {
    for (let index = next++; index < commands; index = next++) {
      const sent = performance.now()
      await send(index)
      latencies[index] = performance.now() - sent
    }
  }
  const begun = performance.now()
  await Promise.all(Array.from({ length: callers }, call))
  const seconds = (performance.now() - begun) / 1000
  return { commands, seconds, p50: percentile(latencies, 0.5), p99: percentile(latencies, 0.99) }
}
