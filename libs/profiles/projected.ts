import { clientEvents, journeysProjection } from '#journeys/views'
import type { ViewRules } from '#views'

/** What the views are made of, on every profile. */
export const projected = {
  projections: [journeysProjection],
  catalogue: clientEvents,
} satisfies Omit<ViewRules, 'now'>
