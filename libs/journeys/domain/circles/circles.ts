import { carousel } from './carousel.js'
import type { Circle } from './circle.js'
import { pingPong } from './ping-pong.js'
import { relapse } from './relapse.js'
import { wrongDoor } from './wrong-door.js'

/** The circles of hell that are judged, by depth. */
export const circles: readonly Circle[] = [wrongDoor, pingPong, carousel, relapse]
