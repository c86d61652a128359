import type { Calendar } from './calendar.js'
import type { CharterDefinition, Unit } from './definition.js'
import { deadline, durationOf, millisecondsOf } from './duration.js'
import { byName, folded } from './names.js'
import { calendars, type HolidayDates } from './parts/calendar.js'
import { responses } from './parts/response.js'
import { routesBetween, type Route } from './parts/route.js'
import { promises } from './parts/role.js'
import { stagesByTopic, type Stage } from './parts/topic.js'

/**
 * A charter ready to be asked. Elapsed times in milliseconds, instants in milliseconds since 1970; roles, teams,
 * topics and channels by name or alias, whatever the case.
 */
export interface Charter {
  readonly version: number
  readonly effectiveFrom: number
  /** When it was taken back before it was in force. */
  readonly withdrawnAt?: number
  readonly definition: CharterDefinition
  readonly unit: Unit
  readonly countNobody: boolean
  readonly stitchWithin: number
  readonly wrongDoorRoles: number
  readonly carouselHolders: number
  readonly relapseWithin: number
  readonly forsakenWithin: number
  /** The role with this name or alias, in the charter's spelling. */
  roleNamed(name: string): string | undefined
  /** The topic with this name, in the charter's spelling. */
  topicNamed(name: string): string | undefined
  /** The role that owns a topic. An unknown topic has none. */
  ownerOf(topic: string | undefined): string | undefined
  /** When somebody works: the team's calendar, else the role's or that of the team's role, else the first one. */
  calendarOf(asked: { role?: string | undefined; team?: string | undefined }): Calendar
  /** When an ask is to be answered: the response time of its channel and priority, by the calendar of who was asked. */
  answerDueAt(ask: {
    at: number
    role?: string | undefined
    team?: string | undefined
    channel?: string | undefined
    priority?: string | undefined
  }): number
  /** When an offered handoff is to be accepted or declined: the route's time, else the usual one, by the receiver's calendar. */
  handoffDueAt(offer: {
    at: number
    fromRole?: string | undefined
    toRole: string
    toTeam?: string | undefined
  }): number
  /** When somebody who was told of a journey is to touch it, by their calendar. */
  informDueAt(told: { at: number; toRole: string; toTeam?: string | undefined }): number
  /** The route from one role to another, if the charter has one. */
  routeBetween(fromRole: string, toRole: string): Route | undefined
  /** The stages of a topic in their order; none of an unknown one. */
  stagesOf(topic: string | undefined): readonly Stage[]
  /** Whether a role may promise at a stage of a topic. What is unknown is not held against anybody. */
  mayPromise(role: string | undefined, stage: string | undefined, topic: string | undefined): boolean
}

/** Compiles a definition for asking. The dates of its public holidays are handed in, for the rules look nothing up. */
export function charterFrom(
  definition: CharterDefinition,
  version: number,
  effectiveFrom: number,
  holidays: HolidayDates = {},
): Charter {
  const { thresholds } = definition
  const [role, topic, team] = [byName(definition.roles), byName(definition.topics), byName(definition.teams)]
  const channel = byName(definition.channels)
  const roleNamed = (name: string | undefined) => role(name)?.name
  const calendarNamed = calendars(definition.calendars, holidays)
  const usual = durationOf(thresholds.droppedBaton.within)
  const answerDue = responses(
    definition.responseTimes,
    (name) => channel(name)?.name ?? name,
    thresholds.limbo.response,
  )
  const routeBetween = routesBetween(definition.routes, roleNamed, thresholds.droppedBaton.within)
  const calendarOf: Charter['calendarOf'] = (asked) =>
    calendarNamed(team(asked.team)?.calendar ?? role(asked.role ?? team(asked.team)?.role)?.calendar)
  const stagesOf = stagesByTopic(definition.topics, roleNamed)
  const roleMay = promises(definition.roles)
  const stageAllows = (stage: string | undefined, topic: string | undefined) =>
    stage === undefined || (stagesOf(topic).find(({ name }) => folded(name) === folded(stage))?.mayPromise ?? true)
  return {
    version,
    effectiveFrom,
    definition,
    unit: definition.unit,
    countNobody: definition.countNobody,
    stitchWithin: millisecondsOf(definition.stitchWithin),
    wrongDoorRoles: thresholds.wrongDoor.roles,
    carouselHolders: thresholds.carousel.holders,
    relapseWithin: millisecondsOf(thresholds.relapse.within),
    forsakenWithin: millisecondsOf(thresholds.forsaken.within),
    roleNamed,
    topicNamed: (name) => topic(name)?.name,
    ownerOf: (name) => roleNamed(topic(name)?.owner),
    calendarOf,
    answerDueAt: (ask) => answerDue(ask, ask.at, calendarOf(ask)),
    handoffDueAt: ({ at, fromRole, toRole, toTeam }) =>
      deadline(
        calendarOf({ role: toRole, team: toTeam }),
        at,
        (fromRole === undefined ? undefined : routeBetween(fromRole, toRole)?.within) ?? usual,
      ),
    informDueAt: ({ at, toRole, toTeam }) => deadline(calendarOf({ role: toRole, team: toTeam }), at, usual),
    routeBetween,
    stagesOf,
    mayPromise: (role, stage, topic) => stageAllows(stage, topic) && roleMay(role, topic),
  }
}
