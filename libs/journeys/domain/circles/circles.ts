import { brokenPromise } from './broken-promise.js'
import { carousel } from './carousel.js'
import type { Circle } from './circle.js'
import { coldHandoff } from './cold-handoff.js'
import { droppedBaton } from './dropped-baton.js'
import { forsaken } from './forsaken.js'
import { limbo } from './limbo.js'
import { pingPong } from './ping-pong.js'
import { relapse } from './relapse.js'
import { wrongDoor } from './wrong-door.js'

/** The nine circles of hell, by depth. */
export const circles: readonly Circle[] = [
  limbo,
  droppedBaton,
  coldHandoff,
  wrongDoor,
  pingPong,
  carousel,
  brokenPromise,
  relapse,
  forsaken,
]
