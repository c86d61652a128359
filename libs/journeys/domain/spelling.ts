import type { Charter } from '#charter'
import type { Deed, Receiver } from './deed.js'
import type { Fact } from './fact.js'

/** Names as a charter spells them. It remembers those that it was asked for and that the charter does not know. */
export class Spelling {
  readonly #roles: Names
  readonly #topics: Names

  constructor(charter: Pick<Charter, 'roleNamed' | 'topicNamed'>) {
    this.#roles = new Names((name) => charter.roleNamed(name))
    this.#topics = new Names((name) => charter.topicNamed(name))
  }

  get unknownRoles(): string[] {
    return this.#roles.unknown
  }

  get unknownTopics(): string[] {
    return this.#topics.unknown
  }

  topic(name: string | undefined): string | undefined {
    return name === undefined ? undefined : this.#topics.spelled(name)
  }

  /** A fact with all its roles as the charter spells them. */
  fact(fact: Fact): Fact {
    const role = this.#role(fact.role)
    const informs = this.#role(fact.informs)
    if (role === fact.role && informs === fact.informs && !fact.deed) return fact
    return {
      ...fact,
      ...(role !== undefined && { role }),
      ...(informs !== undefined && { informs }),
      ...(fact.deed && { deed: this.#deed(fact.deed) }),
    }
  }

  #role(name: string | undefined): string | undefined {
    return name === undefined ? undefined : this.#roles.spelled(name)
  }

  #deed(deed: Deed): Deed {
    const role = (name: string): string => this.#roles.spelled(name)
    const receiver = (to: Receiver): Receiver => ({ ...to, role: role(to.role) })
    switch (deed.type) {
      case 'offer':
        return { ...deed, to: receiver(deed.to), ...(deed.from !== undefined && { from: role(deed.from) }) }
      case 'inform':
        return { ...deed, to: receiver(deed.to) }
      case 'accept':
        return { ...deed, role: role(deed.role) }
      case 'decline':
        return { ...deed, role: role(deed.role), instead: role(deed.instead) }
      case 'promise':
        return { ...deed, ...(deed.role !== undefined && { role: role(deed.role) }) }
      case 'keep':
      case 'withdraw':
        return deed
      case 'stage': {
        const { authoredBy, presentedBy } = deed
        return {
          ...deed,
          ...(authoredBy !== undefined && { authoredBy: role(authoredBy) }),
          ...(presentedBy !== undefined && { presentedBy: role(presentedBy) }),
        }
      }
    }
  }
}

/** Names of one sort, each looked up once. */
class Names {
  readonly #known = new Map<string, string | undefined>()

  constructor(private readonly find: (name: string) => string | undefined) {}

  /** A name that is not known stays as it is. */
  spelled(name: string): string {
    if (!this.#known.has(name)) this.#known.set(name, this.find(name))
    return this.#known.get(name) ?? name
  }

  /** Those that were asked for and are not known, in alphabetical order. */
  get unknown(): string[] {
    return [...this.#known].flatMap(([name, known]) => (known === undefined ? [name] : [])).sort()
  }
}
