import type { Charter } from '#charter'
import type { Fact } from './fact.js'

/** A promise to the client that is neither kept nor withdrawn. */
export interface OpenPromise {
  readonly promiseId: string
  readonly factId: string
  readonly at: number
  readonly dueAt: number
  /** Made by a role, or at a stage, that may not make it. */
  readonly hollow: boolean
}

/** The stage that a journey has reached. */
export interface ReachedStage {
  readonly name: string
  readonly factId: string
  readonly at: number
  /** Authored or presented by a role that may not, or presented by its author. */
  readonly hollow: boolean
}

/** What was promised in a spell, in words and by the stage it has reached. */
export interface Promises {
  readonly open: readonly OpenPromise[]
  readonly stage?: ReachedStage
}

export const noPromises: Promises = { open: [] }

/** The promises after one more fact. */
export function advancePromises(
  promises: Promises,
  { id, at, deed }: Fact,
  charter: Charter,
  topic: string | undefined,
): Promises {
  if (!deed) return promises
  switch (deed.type) {
    case 'promise': {
      const hollow = !charter.mayPromise(deed.role, promises.stage?.name, topic)
      const promise = { promiseId: deed.promiseId, factId: id, at, dueAt: deed.dueAt, hollow }
      return { ...promises, open: [...promises.open, promise] }
    }
    case 'keep':
    case 'withdraw':
      return { ...promises, open: promises.open.filter(({ promiseId }) => promiseId !== deed.promiseId) }
    case 'stage':
      return { ...promises, stage: { name: deed.stage, factId: id, at, hollow: isHollow(deed, charter, topic) } }
    case 'offer':
    case 'accept':
    case 'decline':
    case 'inform':
      return promises
  }
}

function isHollow(
  { stage: name, authoredBy, presentedBy }: { stage: string; authoredBy?: string; presentedBy?: string },
  charter: Charter,
  topic: string | undefined,
): boolean {
  const stage = charter.stagesOf(topic).find((each) => each.name === name)
  if (!stage) return false
  const may = (roles: readonly string[], role: string | undefined) =>
    role === undefined || roles.length === 0 || roles.includes(role)
  const byItsAuthor = stage.authoredBy.length > 0 && authoredBy !== undefined && authoredBy === presentedBy
  return byItsAuthor || !may(stage.authoredBy, authoredBy) || !may(stage.presentedBy, presentedBy)
}
