import { DomainError, StoreError } from '#event-sourcing'
import type { RunningProfile } from '../support/profile.js'
import type { History } from './history.js'
import { expectedRefusals, messageOf, type Load } from './load.js'

const CALLERS = 32

/**
 * Gives commands by many callers until so many were answered, or it is enough, and remembers what each was told. What the store
 * fails stays without an answer; `onFailure` hears of it. Gives the refusals that nobody expects.
 */
export async function underLoad(
  profile: RunningProfile,
  load: Load,
  history: History,
  answers: number,
  onFailure: (error: StoreError) => void = () => undefined,
  isEnough: () => boolean = () => false,
): Promise<string[]> {
  const faults: string[] = []
  const caller = async () => {
    while (history.answers.size < answers && !isEnough()) {
      const sent = load.next()
      const { commandId } = sent.input
      history.sent.set(commandId, sent)
      try {
        const answer = await profile.execute(messageOf(sent))
        history.answers.set(commandId, answer)
        load.heard(answer)
      } catch (error) {
        if (!(error instanceof DomainError)) throw error
        if (error instanceof StoreError) {
          onFailure(error)
          continue
        }
        history.sent.delete(commandId)
        if (!expectedRefusals.includes(error.code)) faults.push(`${commandId} was refused with ${error.code}.`)
      }
    }
  }
  await Promise.all(Array.from({ length: CALLERS }, caller))
  return faults
}
