/** What is under way at a server, for assertions. */
export class OpenCalls {
  private readonly byMethod = new Map<string, number>()
  private readonly everOpened = new Map<string, number>()
  /** Bytes that were written to calls whose readers have not taken them. */
  bufferedBytes = 0
  /** The most that `bufferedBytes` ever was. */
  mostBufferedBytes = 0

  /** Calls of this method that are open now; of all methods if none is named. */
  open(method?: string): number {
    if (method !== undefined) return this.byMethod.get(method) ?? 0
    return [...this.byMethod.values()].reduce((sum, count) => sum + count, 0)
  }

  /** Calls of this method that were ever opened. */
  opened(method: string): number {
    return this.everOpened.get(method) ?? 0
  }

  /** Counts a call as open until the answer is called. */
  enter(method: string): () => void {
    this.byMethod.set(method, this.open(method) + 1)
    this.everOpened.set(method, this.opened(method) + 1)
    let left = false
    return () => {
      if (left) return
      left = true
      this.byMethod.set(method, this.open(method) - 1)
    }
  }

  buffer(bytes: number): void {
    this.bufferedBytes += bytes
    this.mostBufferedBytes = Math.max(this.mostBufferedBytes, this.bufferedBytes)
  }

  release(bytes: number): void {
    this.bufferedBytes -= bytes
  }
}
