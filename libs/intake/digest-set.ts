/** How many 32-bit words a digest has. */
const WORDS = 4
const BYTES = 16
const FEWEST = 1024

/** A set of digests of 128 bits, such as UUIDs: it takes 24 to 48 bytes for each, where a set of their texts takes 90. */
export class DigestSet {
  /** The digests as they came. */
  private words = new Uint32Array(FEWEST * WORDS)
  /** Where a digest stands among them, from 1, at the slot that its own bits name or the next one free; 0 is free. */
  private slots = new Uint32Array(FEWEST * 2)
  private count = 0

  get size(): number {
    return this.count
  }

  /** Adds the first 16 bytes. Whether they are new. */
  add(digest: Buffer): boolean {
    const slot = this.slotOf(digest)
    if (this.slots[slot] !== 0) return false
    if ((this.count + 1) * WORDS > this.words.length) this.grow()
    for (let word = 0; word < WORDS; word++) this.words[this.count * WORDS + word] = digest.readUInt32BE(word * 4)
    this.count += 1
    this.slots[this.slotOf(digest)] = this.count
    return true
  }

  has(digest: Buffer): boolean {
    return this.slots[this.slotOf(digest)] !== 0
  }

  /** The digests, those that came last first. */
  *newestFirst(): Generator<Buffer> {
    for (let index = this.count - 1; index >= 0; index--) yield this.at(index)
  }

  private at(index: number): Buffer {
    const digest = Buffer.alloc(BYTES)
    for (let word = 0; word < WORDS; word++) digest.writeUInt32BE(this.words[index * WORDS + word] ?? 0, word * 4)
    return digest
  }

  private slotOf(digest: Buffer): number {
    const last = this.slots.length - 1
    // The first bits of an id may tell a time and be much alike; the last ones never are.
    let slot = digest.readUInt32BE(BYTES - 4) & last
    while (this.slots[slot] !== 0 && !this.isAt((this.slots[slot] ?? 0) - 1, digest)) slot = (slot + 1) & last
    return slot
  }

  private isAt(index: number, digest: Buffer): boolean {
    for (let word = 0; word < WORDS; word++)
      if (this.words[index * WORDS + word] !== digest.readUInt32BE(word * 4)) return false
    return true
  }

  private grow(): void {
    const words = new Uint32Array(this.words.length * 2)
    words.set(this.words)
    this.words = words
    this.slots = new Uint32Array(this.slots.length * 2)
    for (let index = 0; index < this.count; index++) this.slots[this.slotOf(this.at(index))] = index + 1
  }
}

/** The 16 bytes of a UUID. */
export const digestOfUuid = (uuid: string): Buffer => Buffer.from(uuid.replaceAll('-', ''), 'hex')

/** The UUID of 16 bytes. */
export const uuidOfDigest = (digest: Buffer): string =>
  digest.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
