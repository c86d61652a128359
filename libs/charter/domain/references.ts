import { byName, folded } from './names.js'
import type { CharterDefinition } from './parts/charter.js'

/** What is wrong with a charter, and where. */
interface Fault {
  readonly path: (string | number)[]
  readonly message: string
}

/** Names that two things have, names of nothing, and pairs that stand twice or lead nowhere. */
export function faultsOf(charter: CharterDefinition): readonly Fault[] {
  return [
    ...takenNames(charter.roles, 'role', ['roles']),
    ...takenNames(charter.teams, 'team', ['teams']),
    ...takenNames(charter.topics, 'topic', ['topics']),
    ...charter.topics.flatMap(({ stages }, index) => takenNames(stages, 'stage', ['topics', index, 'stages'])),
    ...takenNames(charter.channels, 'channel', ['channels']),
    ...takenNames(charter.calendars, 'calendar', ['calendars']),
    ...unknownNames(charter),
    ...badPairs(charter),
  ]
}

type Named = readonly { readonly name: string; readonly aliases?: readonly string[] }[]
const namesOf = ({ name, aliases = [] }: Named[number]) => [name, ...aliases].map(folded)

function takenNames(things: Named, kind: string, path: Fault['path']): Fault[] {
  const owners = new Map<string, number>()
  return things.flatMap((thing, index) => {
    const taken = namesOf(thing).find((name) => (owners.get(name) ?? index) !== index)
    namesOf(thing).forEach((name) => owners.set(name, index))
    return taken === undefined
      ? []
      : [{ path: [...path, index], message: `the name "${taken}" is taken by another ${kind}` }]
  })
}

/** A name of something that stands elsewhere in the charter. */
interface Mention {
  readonly of: 'role' | 'topic' | 'channel' | 'calendar'
  readonly name: string | undefined
  readonly path: Fault['path']
  /** What follows where nothing has this name. */
  readonly so?: string
}

function unknownNames(charter: CharterDefinition): Fault[] {
  const namesIn = (things: Named) => new Set(things.flatMap(namesOf))
  const known = {
    role: namesIn(charter.roles),
    topic: namesIn(charter.topics),
    channel: namesIn(charter.channels),
    calendar: namesIn(charter.calendars),
  }
  return mentionsIn(charter).flatMap(({ of, name, path, so = '' }) =>
    name === undefined || known[of].has(folded(name)) ? [] : [{ path, message: `no ${of} is called "${name}"${so}` }],
  )
}

function mentionsIn(charter: CharterDefinition): Mention[] {
  const { roles, teams, covers, topics, responseTimes, routes } = charter
  const all = (of: Mention['of'], names: readonly string[], path: Fault['path']): Mention[] =>
    names.map((name, index) => ({ of, name, path: [...path, index] }))
  return [
    ...roles.flatMap(({ calendar, mayPromise }, index): Mention[] => [
      { of: 'calendar', name: calendar, path: ['roles', index, 'calendar'] },
      ...all('topic', Array.isArray(mayPromise) ? mayPromise : [], ['roles', index, 'mayPromise']),
    ]),
    ...teams.flatMap(({ role, calendar }, index): Mention[] => [
      { of: 'role', name: role, path: ['teams', index, 'role'] },
      { of: 'calendar', name: calendar, path: ['teams', index, 'calendar'] },
    ]),
    ...covers.flatMap(({ role, by }, index): Mention[] => [
      { of: 'role', name: role, path: ['covers', index, 'role'] },
      { of: 'role', name: by, path: ['covers', index, 'by'] },
    ]),
    ...topics.flatMap(({ name, owner, stages }, index): Mention[] => [
      { of: 'role', name: owner, path: ['topics', index, 'owner'], so: `, so nobody owns "${name}"` },
      ...stages.flatMap(({ authoredBy, presentedBy }, at) => [
        ...all('role', authoredBy, ['topics', index, 'stages', at, 'authoredBy']),
        ...all('role', presentedBy, ['topics', index, 'stages', at, 'presentedBy']),
      ]),
    ]),
    ...responseTimes.map(({ channel }, index): Mention => ({
      of: 'channel',
      name: channel,
      path: ['responseTimes', index, 'channel'],
    })),
    ...routes.flatMap(({ from, to }, index): Mention[] => [
      { of: 'role', name: from, path: ['routes', index, 'from'] },
      { of: 'role', name: to, path: ['routes', index, 'to'] },
    ]),
  ]
}

/** Two names that belong together, in the charter's spelling. */
interface Pair {
  readonly of: readonly (string | undefined)[]
  readonly path: Fault['path']
  readonly words: string
}

function badPairs({ roles, channels, routes, covers, responseTimes }: CharterDefinition): Fault[] {
  const spelled = (things: Named, name: string | undefined) => byName(things)(name)?.name ?? name
  const ways = routes.map(({ from, to }, index): Pair => ({
    of: [spelled(roles, from), spelled(roles, to)],
    path: ['routes', index],
    words: `route from "${from}" to "${to}"`,
  }))
  const standIns = covers.map(({ role, by }, index): Pair => ({
    of: [spelled(roles, role), spelled(roles, by)],
    path: ['covers', index],
    words: `cover of "${role}" by "${by}"`,
  }))
  const times = responseTimes.map(({ channel, priority }, index): Pair => ({
    of: [spelled(channels, channel), priority],
    path: ['responseTimes', index],
    words: `response time of ${[channel && `channel "${channel}"`, priority && `priority "${priority}"`].filter(Boolean).join(' and ')}`,
  }))
  return [
    ...[...ways, ...standIns]
      .filter(({ of: [one, other] }) => one === other)
      .map(({ path, words }) => ({ path, message: `a ${words} leads from a role to itself` })),
    ...[ways, standIns, times].flatMap(repeated),
  ]
}

function repeated(pairs: readonly Pair[]): Fault[] {
  const seen = new Set<string>()
  return pairs.flatMap(({ of, path, words }) => {
    const key = JSON.stringify(of)
    if (seen.has(key)) return [{ path, message: `the ${words} stands twice` }]
    seen.add(key)
    return []
  })
}
