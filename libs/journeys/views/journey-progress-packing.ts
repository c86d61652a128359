import { listed, type Packing } from '#views'
import type { Standing } from '../domain/standing.js'
import type { FirstTouch, JourneyProgress, ReadPath, Unit, UnitPaths } from './journey-progress.js'
import type { Told } from './told.js'

const path = listed<ReadPath>({
  holder: true,
  holderBefore: true,
  person: true,
  heldSince: true,
  heldBeforeSince: true,
  lastTouchAt: true,
  byHandoff: true,
  offeredTo: true,
  stations: true,
  hops: true,
  bounces: true,
  bouncesBeforeResolution: true,
  first: listed<FirstTouch>({ at: true, role: true, team: true }),
})
const unit = listed<UnitPaths>({ both: path, named: path, counted: path })

/** How a journey's progress stands in its row. */
export const progressPacking: Packing<JourneyProgress> = listed<JourneyProgress>({
  paths: listed<Record<Unit, UnitPaths>>({ role: unit, team: unit, member: unit }),
  touchpoints: true,
  standing: listed<Standing>({ status: true, firstAt: true, lastAt: true, resolutions: true }),
  firstTouchAt: true,
  lastTouchAt: true,
  firstAskAt: true,
  firstAnswerAt: true,
  asked: true,
  topic: true,
  product: true,
  channel: true,
  role: true,
  team: true,
  member: true,
  confirmedAt: true,
  unansweredSince: true,
  stage: true,
  told: listed<Told>({ directions: true, ours: true, handoffs: true, promises: true, roles: true, teams: true }),
  pending: true,
})
