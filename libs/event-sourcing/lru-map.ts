interface Entry<Value> {
  value: Value
  weight: number
}

/** A map bounded by the sum of its weights: the entries that were not asked for longest give way. */
export class LruMap<Value> {
  private readonly entries = new Map<string, Entry<Value>>()
  private total = 0

  /** `mayLeave` keeps entries that must stay; they may carry the map over its limit for a while. */
  constructor(
    private readonly limit: number,
    private readonly mayLeave: (value: Value) => boolean = () => true,
  ) {}

  get size(): number {
    return this.entries.size
  }

  get weight(): number {
    return this.total
  }

  get(key: string): Value | undefined {
    const entry = this.entries.get(key)
    if (entry === undefined) return undefined
    this.entries.delete(key)
    this.entries.set(key, entry)
    return entry.value
  }

  set(key: string, value: Value, weight = 1): void {
    const known = this.entries.get(key)
    this.total += weight - (known?.weight ?? 0)
    if (known === undefined) this.entries.set(key, { value, weight })
    else {
      known.value = value
      known.weight = weight
    }
    if (this.total > this.limit) this.shrink(key)
  }

  delete(key: string): void {
    const entry = this.entries.get(key)
    if (entry === undefined) return
    this.entries.delete(key)
    this.total -= entry.weight
  }

  clear(): void {
    this.entries.clear()
    this.total = 0
  }

  private shrink(newest: string): void {
    for (const [key, entry] of this.entries) {
      if (this.total <= this.limit) return
      if (key !== newest && this.mayLeave(entry.value)) this.delete(key)
    }
  }
}
