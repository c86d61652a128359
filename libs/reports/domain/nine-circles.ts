/** What a source may lack, and a circle cannot be judged without. */
export type Lacking = 'directions' | 'topics' | 'handoffs' | 'promises' | 'rule'

/** What the timelines of a selection tell. */
export interface Inputs {
  /** Some touchpoint has a direction. */
  readonly directions: boolean
  /** Some touchpoint is one of ours: outbound or internal. */
  readonly ours: boolean
  /** Some journey has a topic. */
  readonly topics: boolean
  /** Some journey was offered to a role, or a role was let know of it. */
  readonly handoffs: boolean
  /** Some client was promised something, or some journey came to a stage. */
  readonly promises: boolean
}

interface Judgeable {
  readonly kind: string
  readonly depth: number
  readonly name: string
  lacks(inputs: Inputs): Lacking | undefined
}

/** The nine circles by depth, and what each needs of a source. Handoffs and promises come in no touchpoint: members tell them. */
export const nineCircles = [
  { kind: 'limbo', depth: 1, name: 'Limbo', lacks: ({ directions }) => (directions ? undefined : 'directions') },
  {
    kind: 'dropped-baton',
    depth: 2,
    name: 'Dropped baton',
    lacks: ({ handoffs }) => (handoffs ? undefined : 'handoffs'),
  },
  {
    kind: 'cold-handoff',
    depth: 3,
    name: 'Cold handoff',
    lacks: ({ directions }) => (directions ? undefined : 'directions'),
  },
  {
    kind: 'wrong-door',
    depth: 4,
    name: 'Wrong door',
    lacks: ({ ours, topics }) => (topics ? (ours ? undefined : 'directions') : 'topics'),
  },
  { kind: 'ping-pong', depth: 5, name: 'Ping-pong', lacks: () => undefined },
  { kind: 'carousel', depth: 6, name: 'Carousel', lacks: () => undefined },
  {
    kind: 'broken-promise',
    depth: 7,
    name: 'Broken promise',
    lacks: ({ promises }) => (promises ? undefined : 'promises'),
  },
  { kind: 'relapse', depth: 8, name: 'Relapse', lacks: () => undefined },
  { kind: 'forsaken', depth: 9, name: 'Forsaken', lacks: () => undefined },
] as const satisfies readonly Judgeable[]
