import { Injectable } from '@nestjs/common'
import { ProjectionRunner, type Changes } from '#views'
import { ChangeQueue } from './change-queue.js'

/** The most changes that wait for one subscriber. */
const LIMIT = 1000

/** What changes in the views, for those who watch. */
@Injectable()
export class ChangeFeed {
  constructor(private readonly runner: ProjectionRunner) {}

  /** What `pick` finds in each transaction of the views from now on, after the views have it. */
  watch<Item>(pick: (changes: Changes) => readonly Item[]): AsyncIterableIterator<Item> {
    const queue: ChangeQueue<Item> = new ChangeQueue(LIMIT, () => stop())
    const stop = this.runner.onChanges((changes) => queue.push(pick(changes)))
    return queue
  }
}

/** The same feed with other items; those for which `to` finds nothing are left out. */
export function mapFeed<From, To>(
  feed: AsyncIterableIterator<From>,
  to: (item: From) => Promise<To | undefined>,
): AsyncIterableIterator<To> {
  const mapped: AsyncIterableIterator<To> = {
    async next() {
      for (;;) {
        const { done, value } = await feed.next()
        if (done) return { done: true, value: undefined }
        const item = await to(value)
        if (item !== undefined) return { done: false, value: item }
      }
    },
    // Not a generator: its `return` would wait for the next item, and one who left would be kept.
    async return() {
      await feed.return?.()
      return { done: true, value: undefined }
    },
    [Symbol.asyncIterator]: () => mapped,
  }
  return mapped
}
