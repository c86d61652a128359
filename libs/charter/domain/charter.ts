import { folded, type CharterDefinition, type Unit } from './definition.js'
import { millisecondsOf } from './duration.js'

/** A charter ready to be asked. Durations in milliseconds, instants in milliseconds since 1970. */
export interface Charter {
  readonly version: number
  readonly effectiveFrom: number
  readonly definition: CharterDefinition
  readonly unit: Unit
  readonly countNobody: boolean
  readonly stitchWithin: number
  readonly wrongDoorRoles: number
  readonly carouselHolders: number
  readonly relapseWithin: number
  /** The role with this name or alias, in the charter's spelling. */
  roleNamed(name: string): string | undefined
  /** The topic with this name, in the charter's spelling. */
  topicNamed(name: string): string | undefined
  /** The role that owns a topic. An unknown topic has none. */
  ownerOf(topic: string | undefined): string | undefined
}

/** Compiles a definition for asking. */
export function charterFrom(definition: CharterDefinition, version: number, effectiveFrom: number): Charter {
  const roles = new Map(
    definition.roles.flatMap(({ name, aliases }) => [name, ...aliases].map((each) => [folded(each), name])),
  )
  const topics = new Map(definition.topics.map(({ name }) => [folded(name), name]))
  const owners = new Map(definition.topics.map(({ name, owner }) => [name, roles.get(folded(owner))]))
  return {
    version,
    effectiveFrom,
    definition,
    unit: definition.unit,
    countNobody: definition.countNobody,
    stitchWithin: millisecondsOf(definition.stitchWithin),
    wrongDoorRoles: definition.thresholds.wrongDoor.roles,
    carouselHolders: definition.thresholds.carousel.holders,
    relapseWithin: millisecondsOf(definition.thresholds.relapse.within),
    roleNamed: (name) => roles.get(folded(name)),
    topicNamed: (name) => topics.get(folded(name)),
    ownerOf: (topic) => (topic === undefined ? undefined : owners.get(topic)),
  }
}
