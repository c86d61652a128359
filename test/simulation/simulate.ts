import { Logger } from '@nestjs/common'
import { audit } from './audit.js'
import { step } from './steps.js'
import { World } from './world.js'

const FEWEST_STEPS = 40
const MOST_MORE_STEPS = 120

/** What came of one history. */
export interface Simulated {
  readonly seed: number
  readonly steps: number
  readonly events: number
  readonly answered: number
  readonly refused: number
  readonly crashes: number
  /** The same for the same seed. */
  readonly fingerprint: string
  readonly faults: readonly string[]
  /** The last steps. */
  readonly trace: readonly string[]
}

/** Lives one history through, and compares it with the model. Everything in it follows from the seed; `spoil` may break the world first. */
export async function simulate(seed: number, spoil: (world: World) => void = () => undefined): Promise<Simulated> {
  // The timekeeper complains of every fault that it is given.
  Logger.overrideLogger(false)
  const world = new World(seed)
  spoil(world)
  try {
    const steps = FEWEST_STEPS + world.lots.below(MOST_MORE_STEPS)
    while (world.trace.steps < steps) await step(world)
    const faults = await audit(world)
    const { callers, trace, crashes, disk } = world
    return {
      seed,
      steps: trace.steps,
      events: disk.log.head(),
      answered: callers.answered,
      refused: callers.refused,
      crashes,
      fingerprint: trace.fingerprint(),
      faults,
      trace: trace.last,
    }
  } finally {
    world.end()
  }
}

/** Many histories, with seeds that follow each other. */
export async function* simulations(first: number, count: number): AsyncGenerator<Simulated> {
  for (let index = 0; index < count; index++) yield await simulate(first + index)
}

/** What went wrong, for whoever looks for it: the faults, and the last steps before them. */
export const reportOf = ({ seed, faults, trace }: Simulated): string =>
  [`seed ${seed}: ${faults.length} faults`, ...faults.map((fault) => `  ${fault}`), 'its last steps:', ...trace].join(
    '\n',
  )
