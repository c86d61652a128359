import { DeedTeller } from './deed-teller.js'
import type { Random } from './random.js'
import { seatsOf, type Plot, type Scene, type Teller } from './scene.js'
import type { Shape, Step } from './tables.js'
import type { Happening } from './told.js'
import { TouchTeller } from './touch-teller.js'
import { storyOf } from './wording.js'

/** Tells a journey of some shape, step by step; what lies after today is for the caller to leave out. */
export function tellJourney(teller: Teller, plot: Plot, random: Random): Happening[] {
  const seats = seatsOf(plot, random)
  const steps = playedSteps(plot.shape, random)
  const story = storyOf(plot.topic, teller.language, random)
  const scene: Scene = { teller, topic: plot.topic, seats, steps, story, contact: random.pick(teller.contacts) }
  const touches = new TouchTeller(scene, random)
  const deeds = new DeedTeller(scene, random)
  let at = plot.startsAt
  return steps.map((step, index): Happening => {
    if ('does' in step) {
      const deed = deeds.tell(step, at)
      at = deed.at
      return deed
    }
    const told = touches.tell(step, index, at)
    at = Date.parse(told.touchpoint.occurredAt)
    deeds.heardOf(told)
    return told
  })
}

function playedSteps({ steps }: Shape, random: Random): Step[] {
  return steps.flatMap((each) => {
    if (!('times' in each)) return [each]
    return Array.from({ length: random.whole(...each.times) }, () => each.steps).flat()
  })
}
