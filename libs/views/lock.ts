/** Lets one piece of work run at a time, in the order of asking. */
export class Lock {
  #last: Promise<unknown> = Promise.resolve()

  hold<Result>(work: () => Promise<Result>): Promise<Result> {
    const run = this.#last.then(work)
    this.#last = run.catch(() => undefined)
    return run
  }
}
