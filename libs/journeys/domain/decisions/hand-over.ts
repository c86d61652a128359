import { ClientDraft } from '../client-draft.js'
import type { ClientContext } from '../client-context.js'
import type { ClientState } from '../client-state.js'
import { concludedWith, wordOn } from '../commanded-word.js'
import type { CommandOf } from '../commands.js'
import type { ClientEvent } from '../events.js'
import type { Handoff } from '../handoffs.js'
import type { JourneyDraft } from '../journey-draft.js'
import { refuse } from '../refusals.js'
import { mustBeOpen, mustHave } from './must-have.js'
import { mustBeRole } from './must-be-role.js'

/** Offers a journey to another role; some routes want the client's consent first. The latest offer of a giver counts. */
export function offerHandoff(
  state: ClientState,
  { journeyId, factId, handoffId, to, toTeam, toMember, briefing, consent, ...command }: CommandOf<'OfferHandoff'>,
  { charters, now }: ClientContext,
): ClientEvent[] {
  const draft = new ClientDraft(state, charters)
  const journey = mustHave(draft, journeyId)
  mustBeOpen(journey)
  const charter = charters.at(now)
  const receiver = mustBeRole(charter, to, 'to')
  const from =
    command.from === undefined ? draft.spellOf(journey)?.asked.role : mustBeRole(charter, command.from, 'from')
  if (receiver === from && toTeam === undefined && toMember === undefined)
    refuse('HANDOFF_TO_ONESELF', `${receiver} has ${journey.key} already: offer it to another role, team or member.`, [
      'to',
    ])
  const word = wordOn(journey, factId, now)
  const at = Date.parse(word.at)
  const then = charters.at(at)
  if (!consent && from !== undefined && then.routeBetween(from, receiver)?.consent)
    refuse(
      'HANDOFF_NEEDS_CONSENT',
      `From ${from} to ${receiver} the client is to agree first: ask them, and say with the offer that they did.`,
      ['consent'],
    )
  const acceptBy = then.handoffDueAt({ at, fromRole: from, toRole: receiver, toTeam })
  return concludedWith(draft, journey, {
    type: 'HandoffOffered',
    data: {
      ...word,
      acceptBy: new Date(acceptBy).toISOString(),
      handoffId,
      to: receiver,
      ...(from !== undefined && { from }),
      ...(toTeam !== undefined && { toTeam }),
      ...(toMember !== undefined && { toMember }),
      ...(briefing !== undefined && { briefing }),
      ...(consent && { consent }),
    },
  })
}

/** Takes an offered journey. Of two who accept at once one does; an offer that has lapsed can still be accepted. */
export function acceptHandoff(
  state: ClientState,
  { journeyId, factId, handoffId, member }: CommandOf<'AcceptHandoff'>,
  { charters, now }: ClientContext,
): ClientEvent[] {
  const draft = new ClientDraft(state, charters)
  const journey = mustHave(draft, journeyId)
  const { to } = openOffer(draft, journey, handoffId)
  return concludedWith(draft, journey, {
    type: 'HandoffAccepted',
    data: { ...wordOn(journey, factId, now), handoffId, role: to.role, ...(member !== undefined && { member }) },
  })
}

/** Declines an offered journey, and says where it should go instead. */
export function declineHandoff(
  state: ClientState,
  { journeyId, factId, handoffId, reason, instead }: CommandOf<'DeclineHandoff'>,
  { charters, now }: ClientContext,
): ClientEvent[] {
  const draft = new ClientDraft(state, charters)
  const journey = mustHave(draft, journeyId)
  const { to } = openOffer(draft, journey, handoffId)
  const way = mustBeRole(charters.at(now), instead, 'instead')
  if (way === to.role) refuse('HANDOFF_TO_ONESELF', `${way} declines: name another role to go to instead.`, ['instead'])
  return concludedWith(draft, journey, {
    type: 'HandoffDeclined',
    data: { ...wordOn(journey, factId, now), handoffId, role: to.role, reason, instead: way },
  })
}

/** Lets a role know of a journey, with what there is to know. */
export function informRole(
  state: ClientState,
  { journeyId, factId, role, team, member, briefing }: CommandOf<'InformRole'>,
  { charters, now }: ClientContext,
): ClientEvent[] {
  const draft = new ClientDraft(state, charters)
  const journey = mustHave(draft, journeyId)
  mustBeOpen(journey)
  const informed = mustBeRole(charters.at(now), role, 'role')
  const word = wordOn(journey, factId, now)
  const at = Date.parse(word.at)
  const touchBy = charters.at(at).informDueAt({ at, toRole: informed, toTeam: team })
  return concludedWith(draft, journey, {
    type: 'RoleInformed',
    data: {
      ...word,
      touchBy: new Date(touchBy).toISOString(),
      role: informed,
      ...(team !== undefined && { team }),
      ...(member !== undefined && { member }),
      ...(briefing !== undefined && { briefing }),
    },
  })
}

function openOffer(draft: ClientDraft, journey: JourneyDraft, handoffId: string): Handoff {
  mustBeOpen(journey)
  const offer = draft.spellOf(journey)?.handoffs.offers.find((each) => each.handoffId === handoffId)
  if (!offer)
    refuse('HANDOFF_NOT_FOUND', `${journey.key} has no offer ${handoffId} in its present spell.`, ['handoffId'])
  if (offer.state === 'superseded')
    refuse('HANDOFF_SUPERSEDED', `${offer.from ?? 'The giver'} has made another offer of ${journey.key} since.`, [
      'handoffId',
    ])
  if (offer.state === 'accepted')
    refuse('HANDOFF_ALREADY_ACCEPTED', `${offer.to.role} has accepted ${journey.key} already.`, ['handoffId'])
  if (offer.state === 'declined')
    refuse('HANDOFF_ALREADY_DECLINED', `${offer.to.role} has declined ${journey.key} already.`, ['handoffId'])
  return offer
}
