import { clientEvents, journeysProjection } from '#journeys/views'
import { memberEvents, membersProjection } from '#members/views'
import type { ViewRules } from '#views'

/** What the views are made of, on every profile. */
export const projected = {
  projections: [journeysProjection, membersProjection],
  catalogue: clientEvents.merge(memberEvents),
} satisfies Omit<ViewRules, 'now'>
