import DataLoader from 'dataloader'
import type { Actor, ActorQuery, Door } from '#access'
import { placeable } from './placeable-error.js'

/** A query that answers many keys at once, for a data loader. */
type BatchQuery<Key, Value, Args extends readonly unknown[]> = new (
  actor: Actor,
  keys: readonly Key[],
  ...args: Args
) => ActorQuery<ReadonlyMap<Key, Value>>

/** One request, or one operation of a connection: who asks, and the loaders that gather its look-ups. */
export class RequestContext {
  // Not `#private`: Apollo Server hands on a copy of the context.
  private readonly loaders = new Map<unknown, Map<string, DataLoader<unknown, unknown>>>()

  constructor(
    readonly actor: Actor,
    private readonly door: Door,
    /** Aborts where nobody waits for the answer any more; over HTTP alone. */
    readonly signal?: AbortSignal,
  ) {}

  /** Asks a query for a field. */
  async ask<Result, Args extends readonly unknown[]>(
    query: new (actor: Actor, ...args: Args) => ActorQuery<Result>,
    ...args: Args
  ): Promise<Result> {
    try {
      return await this.door.ask(new query(this.actor, ...args))
    } catch (error) {
      throw placeable(error)
    }
  }

  /** Asks a batch query for one key, together with all other keys that are asked for in the meantime. */
  load<Key, Value, Args extends readonly unknown[]>(
    query: BatchQuery<Key, Value, Args>,
    key: Key,
    ...args: Args
  ): Promise<Value | undefined> {
    return this.loaderOf(query, args).load(key) as Promise<Value | undefined>
  }

  /** Asks a batch query for many keys; those that it does not know are left out. */
  async loadMany<Key, Value, Args extends readonly unknown[]>(
    query: BatchQuery<Key, Value, Args>,
    keys: readonly Key[],
    ...args: Args
  ): Promise<Value[]> {
    const found = await Promise.all(keys.map((key) => this.load(query, key, ...args)))
    return found.filter((value) => value !== undefined)
  }

  /** Forgets what was loaded: an event that a subscription brings is shown with the present. */
  renew(): void {
    this.loaders.clear()
  }

  private loaderOf<Key, Value, Args extends readonly unknown[]>(
    query: BatchQuery<Key, Value, Args>,
    args: Args,
  ): DataLoader<unknown, unknown> {
    const loaders = this.loaders.get(query) ?? new Map<string, DataLoader<unknown, unknown>>()
    this.loaders.set(query, loaders)
    const name = JSON.stringify(args)
    const loader =
      loaders.get(name) ??
      new DataLoader<unknown, unknown>(async (keys) => {
        const found = await this.ask(query, keys as readonly Key[], ...args)
        return keys.map((key) => found.get(key as Key))
      })
    loaders.set(name, loader)
    return loader
  }
}
