import { Injectable, Logger, type OnModuleDestroy } from '@nestjs/common'
import { Door, timekeeper } from '#access'
import { Clock, DomainError, type Position } from '#event-sourcing'
import { LetTimePass } from './commands/let-time-pass.js'
import { DueClients } from './queries/due-clients.js'
import { JourneyViews } from './queries/journey-views.js'

/** How many clients are asked for at a time. */
const PAGE = 200
/** How often it looks whether something is due. Nothing in a charter is shorter than a minute. */
const EVERY_MS = 5000

/** Sees to it that what is due comes true, though nobody touches: lets time pass for the clients that wait for it. */
@Injectable()
export class Timekeeper implements OnModuleDestroy {
  private readonly logger = new Logger('Virgil')
  private readonly stopping = new AbortController()
  private keeping: Promise<void> | undefined

  constructor(
    private readonly door: Door,
    private readonly views: JourneyViews,
    private readonly clock: Clock,
  ) {}

  /** Looks every few seconds from now on, until the application ends. */
  start(): void {
    this.keeping ??= this.keep(this.stopping.signal)
  }

  async onModuleDestroy(): Promise<void> {
    this.stopping.abort()
    await this.keeping
  }

  /** Lets time pass up to now wherever something is due, and waits until the views show it. Gives the number of clients. */
  async look(): Promise<number> {
    const now = this.clock.now()
    const seen = new Set<string>()
    let last: Position | undefined
    for (;;) {
      const due = await this.door.ask(new DueClients(timekeeper, now, PAGE + seen.size))
      const next = due.filter((clientId) => !seen.has(clientId))
      if (next.length === 0) break
      for (const clientId of next) {
        seen.add(clientId)
        last = (await this.pass(clientId, now)) ?? last
      }
      await this.views.at(last)
    }
    return seen.size
  }

  /** A client whose events cannot be read must not hold up the others. */
  private async pass(clientId: string, now: number): Promise<Position | undefined> {
    try {
      const until = new Date(now).toISOString()
      return (await this.door.execute(new LetTimePass(timekeeper, { clientId, until }))).position
    } catch (error) {
      this.logger.error(`Time did not pass for client ${clientId}: ${String(error)}`)
      return undefined
    }
  }

  private async keep(signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      try {
        await this.look()
      } catch (error) {
        if (!isInMaking(error)) this.logger.error(`The timekeeper looks again in a moment: ${String(error)}`)
      }
      await this.clock.pause(EVERY_MS, signal).catch(() => undefined)
    }
  }
}

/** While the views are being made there is nothing to look at, as `/readyz` tells. */
const isInMaking = (error: unknown): boolean => error instanceof DomainError && error.code === 'VIEWS_IN_MAKING'
