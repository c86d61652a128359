import { DomainError } from '#event-sourcing'
import { temporaryFolder } from '#event-sourcing/testing'
import { ClientCommands, LinkClientRef, RecordTouchpoint, RegisterClient, timelineEntries } from '#journeys'
import { operator, RunningProfile } from '../support/profile.js'
import { History } from './history.js'
import { Lots } from './lots.js'
import { placesIn, type Answer } from './load.js'

const SEED = 64
const CALLERS = 64
const roles = ['account', 'support', 'project', 'product', 'cs']

describe(`many callers on one client (seed ${SEED})`, () => {
  let folder: ReturnType<typeof temporaryFolder>
  let profile: RunningProfile

  beforeEach(async () => {
    folder = temporaryFolder()
    profile = await RunningProfile.open({ folder: folder.path })
  })

  afterEach(async () => {
    await profile.close()
    folder.remove()
  })

  it('get each a revision of their own, and nothing is lost or doubled', async () => {
    const lots = new Lots(SEED)
    const touches = Array.from({ length: 10_000 }, (_, number) => touch(number, lots))
    const answers = await sendEach(touches, (command) => profile.execute(command))
    await expectEachOnce(answers, touches.length)
  }, 120_000)

  it('of several processes win by turns, and lose nothing', async () => {
    const lots = new Lots(SEED)
    const rivals = [profile, await profile.rival(), await profile.rival()]
    await profile.execute(touch(0, lots))
    const touches = Array.from({ length: 240 }, (_, number) => touch(1 + number, lots))
    const answers = await sendEach(touches, (command) => untilNoConflict(rivals[lots.below(rivals.length)]!, command))
    await expectEachOnce(answers, 1 + touches.length)
  }, 120_000)

  it('of several processes find a client that another one registered meanwhile', async () => {
    const rival = await profile.rival()
    const commandId = '00000000-0000-4000-8000-00000000abcd'
    // What follows from the command's id, whoever registers the client.
    const clientId = 'f57e0c0f-a3af-50a7-97e9-02c932661d5d'
    const linking = () => new LinkClientRef(operator, { clientId, ref: { system: 'desk', id: 'D-1' } })
    await expect(rival.execute(linking())).rejects.toMatchObject({ code: 'CLIENT_NOT_FOUND' })
    const registered = await profile.execute(new RegisterClient(operator, { commandId, name: 'Bureau' }))
    expect(registered.clientId).toBe(clientId)
    expect(await rival.execute(linking())).toMatchObject({ clientId })
  })

  it('who do not hear the answer and send again are answered as the first time', async () => {
    const lots = new Lots(SEED)
    const touches = Array.from({ length: 200 }, (_, number) => touch(number, lots))
    const copies = lots.shuffled(touches.flatMap((command) => Array.from({ length: 1 + lots.below(5) }, () => command)))
    const heard = new Map<RecordTouchpoint, Answer[]>()
    const unheard: Promise<unknown>[] = []
    await sendEach(copies, async (command) => {
      const answer = profile.execute<Answer>(command)
      if (lots.next() < 0.5) unheard.push(answer)
      else heard.set(command, [...(heard.get(command) ?? []), await answer])
    })
    for (const command of touches) heard.set(command, [...(heard.get(command) ?? []), await profile.execute(command)])
    await Promise.all(unheard)

    for (const [, answers] of heard) {
      const [{ repeated: _, ...first }] = answers as [Answer]
      for (const answer of answers) expect(answer).toMatchObject(first)
      expect(answers.filter(({ repeated }) => !repeated).length).toBeLessThanOrEqual(1)
    }
    await expectEachOnce(
      [...heard.values()].map((answers) => answers[0]!),
      touches.length,
    )
  }, 120_000)

  /** Each answer names a touchpoint of its own, and the events, the folded state and the views hold these and no others. */
  async function expectEachOnce(answers: readonly Answer[], count: number): Promise<void> {
    const { store, database } = profile.embedded
    const history = new History()
    await history.read(store)
    expect(history.faults()).toEqual([])
    const [{ clientId }] = answers as [Answer]
    const revisions: number[] = []
    const recorded = new Set<string>()
    let touchpoints = 0
    for await (const event of store.readStream(`client-${clientId}`)) {
      revisions.push(event.revision)
      if (event.type !== 'TouchpointRecorded') continue
      touchpoints += 1
      recorded.add((event.data as { touchpointId: string }).touchpointId)
    }
    expect(revisions).toEqual(revisions.map((_, index) => index))
    expect([touchpoints, recorded.size]).toEqual([count, count])
    expect(answers.flatMap(placesIn).filter(({ touchpointId }) => !recorded.has(touchpointId))).toEqual([])

    // By hands that have not seen the client before: those at work may not have heard of each other's last events.
    const { journeys } = await (await profile.rival()).get(ClientCommands).stateOf(clientId)
    expect([...journeys.values()].reduce((sum, { facts }) => sum + facts.length, 0)).toBe(count)
    await profile.embedded.caughtUp()
    const rows = await database
      .kysely<{ timeline_entry: { id: string } }>()
      .selectFrom(timelineEntries.name)
      .select('id')
      .execute()
    expect(rows).toHaveLength(count)
    expect((await profile.verify()).faults).toEqual([])
  }
})

const touch = (number: number, lots: Lots): RecordTouchpoint =>
  new RecordTouchpoint(operator, {
    commandId: `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`,
    client: { ref: { system: 'crm', id: 'Acme' }, name: 'Acme' },
    touchpoint: {
      occurredAt: new Date(Date.UTC(2025, 0, 6) + number * 60_000).toISOString(),
      role: lots.pick(roles),
      source: { system: 'desk', thread: `T-${lots.below(20)}` },
    },
  })

/** Sends each command, by 64 callers, and gives the answers. */
async function sendEach<Result>(
  commands: readonly RecordTouchpoint[],
  send: (command: RecordTouchpoint) => Promise<Result>,
): Promise<Result[]> {
  const answers: Result[] = []
  const waiting = commands.values()
  const caller = async () => {
    for (const command of waiting) answers.push(await send(command))
  }
  await Promise.all(Array.from({ length: CALLERS }, caller))
  return answers
}

/** Does as the refusal says: sends the command again, with the same id. */
async function untilNoConflict(profile: RunningProfile, command: RecordTouchpoint): Promise<Answer> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await profile.execute(command)
    } catch (error) {
      if (!(error instanceof DomainError) || error.code !== 'CONFLICT' || attempt === 50) throw error
    }
  }
}
