import { setImmediate as nextTurn } from 'node:timers/promises'
import { START, type Position } from '#event-sourcing'
import { RecordTouchpoint, timelineEntries } from '#journeys'
import { failing, faultyDatabase, temporaryFolder, type Faults } from '#event-sourcing/testing'
import { operator, RunningProfile } from '../support/profile.js'
import { EventsFile } from './events-file.js'
import { Lots } from './lots.js'
import { Load, messageOf, type Sent } from './load.js'
import { differences, sendAll } from './send-again.js'

const SEED = 11
const unavailable = { code: 'STORE_UNAVAILABLE' }

describe(`the disk before the answer (seed ${SEED})`, () => {
  let folder: ReturnType<typeof temporaryFolder>
  let faults: Faults
  let profile: RunningProfile

  beforeEach(async () => {
    folder = temporaryFolder()
    faults = {}
    profile = await RunningProfile.open({ folder: folder.path, events: { connect: faultyDatabase(faults) } })
    await profile.execute(touch('Acme', 'first of all'))
    await profile.embedded.caughtUp()
  })

  afterEach(async () => {
    faults.before = faults.after = undefined
    await profile.close()
    folder.remove()
  })

  /** Follows the events, and remembers what came. */
  const following = (onPosition: (position: Position) => void = () => undefined) => {
    const end = new AbortController()
    const seen: Position[] = []
    const { store } = profile.embedded
    const done = (async () => {
      for await (const { events } of store.follow({ after: await store.head(), signal: end.signal }))
        for (const { position } of events) {
          onPosition(position)
          seen.push(position)
        }
    })()
    return { seen, stop: () => (end.abort(), done) }
  }

  it('answers, tells followers and shows in views only what the file held before', async () => {
    const file = new EventsFile(folder.path)
    let [commits, durable] = [0, START]
    faults.after = (sql) => {
      if (sql !== 'COMMIT') return
      commits += 1
      durable = file.head()
    }
    const early: string[] = []
    const told = (what: string, position: Position) => {
      if (position > durable) early.push(`${what} ${position} before it was committed: the file ends at ${durable}`)
    }
    const endListening = profile.embedded.runner.onChanges(({ position }) => told('shown', position))
    const follower = following((position) => told('followed', position))
    const load = new Load('flush order', new Lots(SEED), 12)
    const answered: Position[] = []
    const caller = async () => {
      while (answered.length < 400) {
        const sent = load.next()
        const answer = await profile.execute(messageOf(sent)).catch(() => undefined)
        if (!answer) continue
        told(`answered ${sent.kind}`, answer.position)
        answered.push(answer.position)
        load.heard(answer)
      }
    }
    await Promise.all(Array.from({ length: 16 }, caller))
    await profile.embedded.caughtUp()
    await follower.stop()
    endListening()
    file.close()
    expect(early).toEqual([])
    expect(commits).toBeGreaterThan(20)
    expect(follower.seen.length).toBeGreaterThan(400)
  })

  it.each([
    ['the commit fails', failing('COMMIT')],
    ['the transaction cannot begin', failing('BEGIN IMMEDIATE')],
    ['neither commit nor rollback work', failing('COMMIT', 'ROLLBACK')],
  ])('answers nothing and shows nothing when %s, and records once what comes again', async (_, fault) => {
    const commands = someCommands()
    const head = await profile.embedded.store.head()
    const before = await profile.viewsHash()
    const follower = following()

    faults.before = fault
    // Each twice at once: the second finds the first in the state that the failed write leads to.
    const outcomes = await Promise.allSettled(
      [...commands, ...commands].map((sent) => profile.execute(messageOf(sent))),
    )
    for (const outcome of outcomes) expect(outcome).toMatchObject({ status: 'rejected', reason: unavailable })
    expect(follower.seen).toEqual([])
    expect(profile.embedded.runner.position).toBe(head)
    expect(await profile.viewsHash()).toBe(before)

    delete faults.before
    const first = await sendAll(profile, commands)
    expect([...first.values()].filter(({ repeated }) => repeated)).toEqual([])
    expect(differences(first, await sendAll(profile, commands))).toEqual([])
    expect(await entries(profile)).toBe(1 + countOf(commands))
    while (follower.seen.length < countOf(commands)) await nextTurn()
    await follower.stop()
    expect(await profile.rebuiltHash()).toBe(await profile.viewsHash())
    expect((await profile.verify()).faults).toEqual([])
  })

  it('answers a repeat from the file when the first answer was lost behind the commit', async () => {
    const commands = someCommands()
    faults.after = failing('COMMIT')
    const [sent] = commands
    await expect(profile.execute(messageOf(sent!))).rejects.toMatchObject(unavailable)
    delete faults.after
    const answers = await sendAll(profile, commands)
    expect(answers.get(sent!.input.commandId)).toMatchObject({ repeated: true })
    expect(await entries(profile)).toBe(1 + countOf(commands))
    expect(await profile.rebuiltHash()).toBe(await profile.viewsHash())
  })

  it.each([1, 2, 3, 4])('registers a client after all when write %s of its first touchpoints fails', async (wrong) => {
    let commits = 0
    faults.before = (sql) => {
      if (sql === 'COMMIT' && ++commits === wrong) throw new Error('disk I/O error')
    }
    // They come at every step of each other's way, the moment between a registration and its commit included.
    const attempts = Array.from({ length: 120 }, (_, number) => touch('Newcomer', String(number)))
    const outgoing: Promise<unknown>[] = []
    for (const [number, command] of attempts.entries()) {
      outgoing.push(profile.execute(command))
      await (number % 30 === 29 ? nextTurn() : undefined)
    }
    const outcomes = await Promise.allSettled(outgoing)
    expect(outcomes.map(({ status }) => status)).toContain('rejected')
    const answers = await Promise.all(attempts.map((command) => profile.execute(command)))
    expect(new Set(answers.map(({ clientId }) => clientId)).size).toBe(1)
    expect(await entries(profile)).toBe(1 + attempts.length)
    expect((await profile.verify()).faults).toEqual([])
  })
})

let lastCommand = 0

function commandId(): string {
  return `00000000-0000-4000-8000-${String(++lastCommand).padStart(12, '0')}`
}

const touchpoint = (text: string) => ({ occurredAt: '2025-03-01T10:00:00Z', role: 'support', topic: 'training', text })

const touch = (name: string, text: string): RecordTouchpoint =>
  new RecordTouchpoint(operator, {
    commandId: commandId(),
    client: { ref: { system: 'crm', id: name }, name },
    touchpoint: touchpoint(text),
  })

/** Touchpoints of a client that is known, one by one and many at once. */
function someCommands(): Sent[] {
  const client = { ref: { system: 'crm', id: 'Acme' }, name: 'Acme' }
  const one = (text: string): Sent => ({
    kind: 'RecordTouchpoint',
    input: { commandId: commandId(), client, touchpoint: touchpoint(text) },
  })
  const touchpoints = ['a', 'b', 'c'].map(touchpoint)
  const many: Sent = { kind: 'RecordTouchpoints', input: { commandId: commandId(), client, touchpoints } }
  return [one('1'), one('2'), many, one('3')]
}

const countOf = (commands: readonly Sent[]): number =>
  commands.reduce((sum, { input: { touchpoints } }) => sum + (Array.isArray(touchpoints) ? touchpoints.length : 1), 0)

async function entries(profile: RunningProfile): Promise<number> {
  await profile.embedded.caughtUp()
  const rows = await profile.embedded.database
    .kysely<{ timeline_entry: { id: string } }>()
    .selectFrom(timelineEntries.name)
    .select('id')
    .execute()
  return rows.length
}
