import type { Touchpoint } from '#journeys'

/** A touchpoint, and when the company heard of it, milliseconds since 1970. */
export interface Told {
  readonly touchpoint: Touchpoint
  readonly recordedAt: number
}

interface OnJourney {
  /** Of its own in the company. */
  readonly id: string
  /** Milliseconds since 1970. */
  readonly at: number
  /** The source's id of the touchpoint that began the journey. */
  readonly journeyOf: string
}

/** Somebody in a role. */
interface Somebody {
  readonly role: string
  readonly member: string
}

/** What a deed does, and what is said with it; `of` is the id of the deed that it settles. */
type Done =
  | {
      readonly does: 'offer'
      readonly said: { from: string; to: string; toMember: string; briefing?: string; consent?: true }
    }
  | { readonly does: 'accept'; readonly of: string; readonly said: { member: string } }
  | { readonly does: 'decline'; readonly of: string; readonly said: { reason: string; instead: string } }
  | { readonly does: 'inform'; readonly said: Somebody & { briefing?: string } }
  | { readonly does: 'promise'; readonly said: Somebody & { text: string; dueAt: string } }
  | { readonly does: 'keep'; readonly of: string }
  | { readonly does: 'withdraw'; readonly of: string; readonly said: { reason: string } }
  | { readonly does: 'stage'; readonly said: { stage: string; authoredBy?: string; presentedBy?: string } }

/** What a member did in Virgil itself. */
export type Deed = OnJourney & Done

/** What happens on a journey, as a tool or a member tells it. */
export type Happening = Told | Deed

export const isDeed = (happening: Happening): happening is Deed => 'does' in happening
