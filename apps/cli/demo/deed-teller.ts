import type { Random } from './random.js'
import type { Scene } from './scene.js'
import { whoIsThere } from './staff.js'
import { entry, tables, type Act, type Seat } from './tables.js'
import type { Deed, Told } from './told.js'
import { filled } from './wording.js'
import { workingLater } from './working-time.js'

/** Tells what members do about one journey. Who accepts, keeps and so on means the last offer, the last promise. */
export class DeedTeller {
  private journeyOf = ''
  private count = 0
  private lastOffer = ''
  private lastPromise = ''

  constructor(
    private readonly scene: Scene,
    private readonly random: Random,
  ) {}

  /** The journey is that of the first touchpoint. */
  heardOf({ touchpoint: { source } }: Told): void {
    this.journeyOf ||= source?.id ?? ''
  }

  /** What is done at a step, some hours after an instant. */
  tell(act: Act, before: number): Deed {
    const after = act.after ?? entry(tables.deeds, act.does).after
    const at = workingLater(before, this.random.between(...after))
    const place = { id: `${this.journeyOf}#${++this.count}`, at, journeyOf: this.journeyOf }
    switch (act.does) {
      case 'offer': {
        this.lastOffer = place.id
        const { role: to, member: toMember } = this.who(act.to, at)
        const consent = act.consented && { consent: act.consented }
        const said = { from: this.role(act.at), to, toMember, ...this.briefing(act), ...consent }
        return { ...place, does: 'offer', said }
      }
      case 'accept':
        return { ...place, does: 'accept', of: this.lastOffer, said: { member: this.who(act.at, at).member } }
      case 'decline': {
        const said = { reason: this.words(act), instead: this.role(act.to) }
        return { ...place, does: 'decline', of: this.lastOffer, said }
      }
      case 'inform':
        return { ...place, does: 'inform', said: { ...this.who(act.to, at), ...this.briefing(act) } }
      case 'promise': {
        this.lastPromise = place.id
        const dueAt = new Date(workingLater(at, this.random.between(...act.due))).toISOString()
        return { ...place, does: 'promise', said: { ...this.who(act.at, at), text: this.words(act), dueAt } }
      }
      case 'keep':
        return { ...place, does: 'keep', of: this.lastPromise }
      case 'withdraw':
        return { ...place, does: 'withdraw', of: this.lastPromise, said: { reason: this.words(act) } }
      case 'stage': {
        const presented = act.presents && { authoredBy: this.role(act.at), presentedBy: this.role(act.presents) }
        return { ...place, does: 'stage', said: { stage: act.stage, ...presented } }
      }
    }
  }

  private role(seat: Seat): string {
    return this.scene.seats[seat]
  }

  /** The client's own in the role, or a colleague while they are away. */
  private who(seat: Seat, at: number): { readonly role: string; readonly member: string } {
    const role = this.role(seat)
    const { member } = whoIsThere(role, this.scene.teller.team.get(role), at, this.random)
    return { role, member }
  }

  private briefing(act: Act & { readonly briefed?: true }): { readonly briefing?: string } {
    return act.briefed ? { briefing: this.words(act) } : {}
  }

  private words({ does }: Act): string {
    const { subject } = this.scene.story
    return filled(entry(tables.deeds, does).texts ?? [], { subject }, this.random)
  }
}
