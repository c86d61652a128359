import type { ActorCommand } from '#access'
import { uuidV5, type Clock } from '#event-sourcing'
import { DEMO_TODAY, DemoClock } from './demo-clock.js'

const DEMO = '6a0f7f0e-2f4b-4c0f-8a57-7d7f2b4b9c1e'
const YEAR = 366 * 24 * 3_600_000

/** Where commands are given: the house of the command line, or a test's. */
export interface CommandDoor {
  execute<Result>(command: ActorCommand<Result>): Promise<Result>
}

/** The year of the demo at a door: commands are given at the instants at which they were, and the same ones every time. */
export class Year {
  constructor(
    private readonly seed: number,
    private readonly door: CommandDoor,
    private readonly clock: Clock,
  ) {}

  /** Before anything happens. */
  readonly begins = DEMO_TODAY - YEAR

  /** Whether the clock can be moved; on one that stands nobody can act in the present of the year. */
  get canBeLived(): boolean {
    return this.clock instanceof DemoClock
  }

  /** Gives a command at an instant, in milliseconds since 1970. */
  give<Result>(at: number, command: ActorCommand<Result>): Promise<Result> {
    const { clock, door } = this
    return clock instanceof DemoClock ? clock.at(at, () => door.execute(command)) : door.execute(command)
  }

  /** The id of a command by what it is about: the same one whenever the demo starts. */
  commandId(about: string): string {
    return uuidV5(`${this.seed} ${about}`, DEMO)
  }
}
