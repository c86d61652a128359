import { deadline, type Circle } from './circle.js'

/** Depth 1: the client asked and nobody has answered in time. Left by an answer; a deflection or a decline is none. */
export const limbo: Circle = {
  kind: 'limbo',
  depth: 1,
  inspect({ earliestUnanswered: ask }) {
    return ask && deadline(ask.answerDueAt, [ask.touchpointId])
  },
}
