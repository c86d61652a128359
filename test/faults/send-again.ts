import { isDeepStrictEqual } from 'node:util'
import { DomainError } from '#event-sourcing'
import type { RunningProfile } from '../support/profile.js'
import { expectedRefusals, messageOf, placesIn, type Answer, type Sent } from './load.js'

const AT_ONCE = 64

/** Sends commands, many at a time, and gives each answer; nothing where the client's state refused it. */
export async function sendAll(profile: RunningProfile, commands: readonly Sent[]): Promise<Map<string, Answer>> {
  const answers = new Map<string, Answer>()
  const waiting = commands.values()
  const caller = async () => {
    for (const sent of waiting) {
      const answer = await profile.execute(messageOf(sent)).catch(refused)
      if (answer) answers.set(sent.input.commandId, answer)
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, caller))
  return answers
}

/**
 * How answers differ from the first ones, in sentences: a repeat says that it is one, and else the same; where the store tells
 * the position of the append alone, that of the repeat may be another one.
 */
export function differences(
  first: ReadonlyMap<string, Answer>,
  again: ReadonlyMap<string, Answer>,
  { isExact }: { readonly isExact: boolean } = { isExact: true },
): string[] {
  const said = (answer: Answer) => ({ ...essence(answer), ...(!isExact && { position: undefined }) })
  return [...again].flatMap(([commandId, answer]) => {
    const known = first.get(commandId)
    if (known && !isDeepStrictEqual(said(answer), said(known)))
      return [`${commandId} was answered ${JSON.stringify(known)}, then ${JSON.stringify(answer)}.`]
    return answer.repeated ? [] : [`${commandId} was taken for a new command when it came again.`]
  })
}

/** What an answer says of its command, however often it is given. */
export const essence = (answer: Answer) => ({
  clientId: answer.clientId,
  position: answer.position,
  places: placesIn(answer).map(({ touchpointId, journeyId }) => ({ touchpointId, journeyId })),
})

function refused(error: unknown): undefined {
  if (!(error instanceof DomainError) || !expectedRefusals.includes(error.code)) throw error
}
