import { localOperator } from '#access'
import { AssignMember, LetTimePass, RecordTouchpoints } from '#journeys'
import type { Arrival, DemoClient } from './company.js'
import { commandOf } from './deed-commands.js'
import { DEMO_TODAY } from './demo-clock.js'
import type { Deed } from './told.js'
import type { Year } from './year.js'

/** What came of the recording: how many touchpoints are new, and how many had been there. */
export interface Recording {
  readonly recorded: number
  readonly known: number
}

/** Records the year of one client, in the order in which it was heard of and done. */
export class ClientRecorder {
  private clientId: string | undefined
  /** The journeys by the source's ids of their touchpoints. */
  private readonly journeys = new Map<string, string>()
  /** What deeds made, offers and promises, by the deeds' ids. */
  private readonly made = new Map<string, string>()

  constructor(
    private readonly client: DemoClient,
    private readonly year: Year,
    /** Their ids by handle. */
    private readonly members: ReadonlyMap<string, string>,
  ) {}

  /** Records all of it up to the demo's today, and tells of every step. */
  async record(onRecorded: (recording: Recording) => void): Promise<void> {
    const { client, year } = this
    for (const moment of momentsOf(client, year)) {
      if ('does' in moment) await this.act(moment)
      else onRecorded(await this.hear(moment))
    }
    if (year.canBeLived && this.clientId !== undefined) {
      const until = new Date(DEMO_TODAY).toISOString()
      await year.give(DEMO_TODAY, new LetTimePass(localOperator, { clientId: this.clientId, until }))
    }
  }

  /** What a run before has recorded is found by its source's id and stays as it is. */
  private async hear({ at, touchpoints }: Arrival): Promise<Recording> {
    const { ref, name } = this.client
    const { clientId, touchpoints: recorded } = await this.year.give(
      at,
      new RecordTouchpoints(localOperator, { client: { ref, name }, touchpoints: [...touchpoints] }),
    )
    for (const [index, { journeyId }] of recorded.entries())
      this.journeys.set(touchpoints[index]?.source?.id ?? '', journeyId)
    if (this.clientId === undefined) await this.assign(clientId, at)
    this.clientId = clientId
    const known = recorded.filter(({ repeated }) => repeated).length
    return { recorded: recorded.length - known, known }
  }

  private async assign(clientId: string, at: number): Promise<void> {
    for (const { member, role, as } of this.client.servedBy) {
      const commandId = this.year.commandId(`${this.client.ref.id} ${member} ${role}`)
      const memberId = this.members.get(member) ?? ''
      const from = new Date(at).toISOString()
      await this.year.give(at, new AssignMember(localOperator, { commandId, clientId, memberId, role, as, from }))
    }
  }

  private async act(deed: Deed): Promise<void> {
    const { clientId = '', year, journeys, made } = this
    const journeyId = journeys.get(deed.journeyOf) ?? ''
    const command = commandOf(
      deed,
      { commandId: year.commandId(deed.id), clientId, journeyId },
      'of' in deed ? made.get(deed.of) : undefined,
    )
    const { handoffId, promiseId } = await year.give(deed.at, command)
    made.set(deed.id, handoffId ?? promiseId ?? '')
  }
}

/** What was heard and done, in its order; where the year cannot be lived, what was heard alone. */
function momentsOf({ arrivals, deeds }: DemoClient, { canBeLived }: Year): (Arrival | Deed)[] {
  return [...arrivals, ...(canBeLived ? deeds : [])].sort((one, other) => one.at - other.at)
}
