import type { RecordedEvent } from '#event-sourcing'
import type { Desk } from './desk.js'
import type { SimulatedProcess } from './simulated-process.js'
import type { World } from './world.js'

/** Something that may happen next: how likely it is beside the others, and what it is called once it was done. */
interface Step {
  readonly weight: number
  readonly take: () => string
}

/** Lets one thing happen, by lot. */
export async function step(world: World): Promise<void> {
  const { process, desk } = world
  if (!process || !desk) {
    world.trace.step('a process opens')
    await world.open()
    return world.settle()
  }
  const possible = stepsIn(world, process, desk)
  let lot = world.lots.next() * possible.reduce((sum, { weight }) => sum + weight, 0)
  const chosen = possible.find(({ weight }) => (lot -= weight) < 0) ?? possible[0]
  if (chosen) world.trace.step(chosen.take())
  await world.settle()
}

function stepsIn(world: World, process: SimulatedProcess, desk: Desk): Step[] {
  const { callers, disk, lots } = world
  const steps: Step[] = [
    { weight: 0.4, take: () => world.moveClock() },
    { weight: 0.4, take: () => world.errand('time passes', () => desk.look()) },
    { weight: 0.1, take: () => world.errand('a rebuild', ({ runner }) => runner.rebuild()) },
    { weight: 0.1, take: () => world.errand('a retry of the parked', ({ runner }) => runner.retryParked()) },
    { weight: 0.4, take: () => world.errand('a reader', (reading) => read(world, reading)) },
    { weight: 0.05, take: () => (process.cutPower(), 'the process is killed') },
  ]
  const of = (some: readonly number[], weight: number, take: (caller: number) => string) => {
    if (some.length > 0) steps.push({ weight, take: () => take(lots.pick(some)) })
  }
  if (process.clock.isWaitedFor) steps.push({ weight: 10, take: () => (process.clock.turn(lots), 'a turn') })
  of(callers.idle, 5, (caller) => `a caller gives ${callers.give(caller, process, desk)}`)
  of(callers.toRepeat, 3, (caller) => `a caller repeats ${callers.repeat(caller, process, desk)}`)
  of(callers.waiting, 0.3, (caller) => `a caller sends again ${callers.repeat(caller, process, desk)}`)
  of([...callers.waiting, ...callers.toRepeat], 0.2, (caller) => `a caller gives up ${callers.giveUp(caller)}`)
  if (disk.outage === 'none') {
    steps.push({ weight: 0.15, take: () => ((disk.outage = 'full'), 'the disk is full') })
    steps.push({ weight: 0.1, take: () => ((disk.outage = 'stuck'), 'the disk is stuck') })
  } else steps.push({ weight: 1.5, take: () => ((disk.outage = 'none'), 'the disk is well again') })
  return steps
}

/** Somebody reads all events, or those of one client. */
async function read({ lots, disk, witness }: World, process: SimulatedProcess): Promise<void> {
  const streams = [...new Set(disk.all().map(({ stream }) => stream))]
  const stream = streams.length > 0 && lots.next() < 0.7 ? lots.pick(streams) : undefined
  const { store } = process
  const events: AsyncIterable<RecordedEvent> = stream === undefined ? store.readAll() : store.readStream(stream)
  for await (const event of events) if (process.isAlive) witness.seen(event, 'A reader')
}
