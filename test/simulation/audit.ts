import { setImmediate as restOfTurn } from 'node:timers/promises'
import { Charters } from '#charter'
import { SystemClock, type RecordedEvent } from '#event-sourcing'
import { faultyLog, LogEventStore } from '#event-sourcing/testing'
import { Verifier } from '#journeys'
import { viewsHash } from '#views'
import { rowDifferences, viewRows } from '../faults/view-rows.js'
import { judge } from './judge.js'
import type { SimulatedProcess } from './simulated-process.js'
import { SimulatedViews } from './simulated-views.js'
import type { World } from './world.js'

const MOST_STEPS = 5000
const MOST_DIFFERENCES = 5

/** Lets the world come to rest, with nothing going wrong any more, and compares it with the model. Gives the faults. */
export async function audit(world: World): Promise<string[]> {
  world.trace.step('nothing goes wrong any more')
  world.disk.calmDown()
  if (!(await comesToRest(world))) return [...found(world), 'The world does not come to rest.']
  const { process } = world
  if (!process) return ['No process opened in the end.']
  const unanswered = [...world.callers.running.map(({ number }) => `#${number}`), ...world.errands]
  // First of all: where no command came so far, whoever looks at the events records the first charter.
  const views = await viewsStand(world, process)
  return [
    ...found(world),
    ...unanswered.map((what) => `${what} was never answered.`),
    ...(await eventsStand(world)),
    ...views,
  ]
}

const found = ({ witness, callers }: World): string[] => [...witness.faults, ...callers.faults]

/** Lets all go on, and every caller repeat what failed, until nobody waits for anything. */
async function comesToRest(world: World): Promise<boolean> {
  const { callers, lots } = world
  for (let steps = 0; steps < MOST_STEPS; steps++) {
    const { process, desk } = world
    const [caller] = callers.toRepeat
    if (!process || !desk) await world.open()
    else if (process.clock.isWaitedFor) process.clock.turn(lots)
    else if (caller !== undefined) world.trace.step(`a caller repeats ${callers.repeat(caller, process, desk)}`)
    else return true
    await world.settle()
  }
  return false
}

/** The events, as a new process finds them. */
async function eventsStand({ disk, witness }: World): Promise<string[]> {
  const store = new LogEventStore(faultyLog(disk.log, {}))
  const charters = new Charters(store, new SystemClock())
  const { faults } = await new Verifier(store, charters).verify()
  const history = await charters.history()
  const streams = new Map<string, RecordedEvent[]>()
  for (const event of disk.all()) streams.set(event.stream, [...(streams.get(event.stream) ?? []), event])
  return [
    ...faults.map(({ code, stream, message }) => `${code} in ${stream}: ${message}`),
    ...disk
      .all()
      .flatMap(({ position }, index) => (Number(position) === index + 1 ? [] : [`${position} has no place.`])),
    ...[...streams].flatMap(([stream, events]) => {
      if (stream.startsWith('client-')) return judge(stream, events, witness, history)
      return events.length === 1 ? [] : [`${stream} has ${events.length} events.`]
    }),
  ]
}

/** The views hold all events but the poisoned, the same as when they are rebuilt; after the program is mended, all. */
async function viewsStand(world: World, process: SimulatedProcess): Promise<string[]> {
  const { disk, poison } = world
  const { position, parked } = process.runner.status()
  const innocent = parked.filter((row) => !poison.strikes(row.position as RecordedEvent['position']))
  const faults = [
    ...(position === disk.head ? [] : [`The views stand at ${position}; the events end at ${disk.head}.`]),
    ...innocent.map(({ stream, error }) => `${stream} is parked: ${error}`),
    ...(parked.length === 0 || world.lots.next() < 0.3 ? await sameWhenRebuilt(world, process) : []),
  ]
  if (parked.length === 0) return faults
  poison.mend()
  await driven(world, process, process.runner.retryParked())
  const { parked: still } = process.runner.status()
  return [
    ...faults,
    ...still.map(({ stream, error }) => `${stream} is parked after all was mended: ${error}`),
    ...(await sameWhenRebuilt(world, process)),
  ]
}

async function sameWhenRebuilt(world: World, process: SimulatedProcess): Promise<string[]> {
  const database = new SimulatedViews(world.files, {})
  const lived = await viewsHash(database)
  const rows = await viewRows(database)
  await driven(world, process, process.runner.rebuild())
  if ((await viewsHash(database)) === lived) return []
  return [
    'The views differ from rebuilt ones.',
    ...rowDifferences(rows, await viewRows(database)).slice(0, MOST_DIFFERENCES),
  ]
}

/** Lets a process go on until it has done something. */
async function driven<Result>({ lots }: World, { clock }: SimulatedProcess, work: Promise<Result>): Promise<Result> {
  let isDone = false
  const done = work.finally(() => (isDone = true))
  for (await restOfTurn(); !isDone; await restOfTurn()) clock.turn(lots)
  return done
}
