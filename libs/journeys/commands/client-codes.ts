import { DomainError } from '#event-sourcing'
import { codeFrom, nthCode } from '../domain/client-code.js'
import type { CommandOrigin } from './client-commands.js'
import type { Reservations } from './reservations.js'

/** So many names are remembered at most. */
const REMEMBERED = 10_000
/** A process that was killed may have reserved so many codes for clients that it did not come to register. */
const LAST_RESERVED = 512

/** What is known of the codes after a name. */
interface Codes {
  /** Up to which number they were tried here. Others may have gone further: it only saves questions. */
  tried: number
  /** The last ones that were reserved before, by client: who has one needs no other. */
  readonly reserved: ReadonlyMap<string, string>
}

/** Reserves the codes of clients: `ACME`, `ACME2`, `ACME3`, … quickly too where thousands of clients are called alike. */
export class ClientCodes {
  private readonly known = new Map<string, Codes>()

  constructor(private readonly reservations: Reservations) {}

  /** Reserves this very code. Refuses with `CODE_TAKEN` where another client has it. */
  async claim(clientId: string, code: string, origin: CommandOrigin): Promise<string> {
    const claimed = await this.reservations.claim(['code', code], { clientId }, origin)
    if (claimed.clientId === clientId) return code
    throw new DomainError('CODE_TAKEN', `The code ${code} belongs to another client.`, ['code'])
  }

  /** Reserves a code after a name that no other client has. */
  async claimFree(clientId: string, name: string, origin: CommandOrigin): Promise<string> {
    const code = codeFrom(name)
    const codes = this.known.get(code) ?? this.remember(code, await this.lookUp(code))
    const reserved = codes.reserved.get(clientId)
    if (reserved !== undefined) return reserved
    for (;;) {
      const candidate = nthCode(code, ++codes.tried)
      const claimed = await this.reservations.claim(['code', candidate], { clientId }, origin)
      if (claimed.clientId === clientId) return candidate
    }
  }

  /** Two may look the same name up at once: what the first one remembered counts. */
  private remember(code: string, codes: Codes): Codes {
    const known = this.known.get(code)
    if (known) return known
    if (this.known.size >= REMEMBERED) this.known.clear()
    this.known.set(code, codes)
    return codes
  }

  private async lookUp(code: string): Promise<Codes> {
    const tried = await this.takenUpTo(code)
    const reserved = new Map<string, string>()
    for (let number = tried; number > Math.max(0, tried - LAST_RESERVED); number--) {
      const candidate = nthCode(code, number)
      const found = await this.reservations.find(['code', candidate])
      if (found) reserved.set(found.clientId, candidate)
    }
    return { tried, reserved }
  }

  /** A number whose code is taken while the next one is free; 0 where the first one is. */
  private async takenUpTo(code: string): Promise<number> {
    let [taken, free] = [0, 1]
    while (await this.isTaken(code, free)) [taken, free] = [free, free * 2]
    while (free - taken > 1) {
      const middle = Math.floor((taken + free) / 2)
      if (await this.isTaken(code, middle)) taken = middle
      else free = middle
    }
    return taken
  }

  private async isTaken(code: string, number: number): Promise<boolean> {
    return (await this.reservations.find(['code', nthCode(code, number)])) !== undefined
  }
}
