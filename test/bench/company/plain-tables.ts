import { openDatabase, type Database } from '#event-sourcing'
import { readingViews } from './view-rows.js'

/** A touchpoint as a plain table has it: in which journey, when, and of which team. */
export type Touch = readonly [journey: string, at: number, id: string, team: string]

/** What all sides must find. */
export interface Counted {
  readonly hops: number
  readonly bounces: number
}

/** The holders in their order, equal neighbours merged; then each change, and each return to the holder before last. */
export const COUNT_HOPS = `
  with told as (
    select journey, happened_at, id, team, lag(team) over (partition by journey order by happened_at, id) as before from touch
  ), holder as (
    select journey, happened_at, id, team from told where before is null or before <> team
  ), path as (
    select team,
      lag(team) over (partition by journey order by happened_at, id) as before,
      lag(team, 2) over (partition by journey order by happened_at, id) as last_but_one
    from holder
  )
  select count(before) as hops, count(*) filter (where team = last_but_one) as bounces from path`

/** All touchpoints that move a journey, as Virgil has stitched them. */
export const readTouches = (folder: string): readonly Touch[] =>
  readingViews(folder, (views) =>
    views
      .prepare(
        `select journey_id, occurred_at, id, team from timeline_entry
         where kind = 'touchpoint' and assisting = 0 and team is not null`,
      )
      .raw()
      .all([]),
  ) as Touch[]

/** A plain table in SQLite, in memory. */
export class SqliteSide {
  private constructor(private readonly database: Database) {}

  static fill(touches: readonly Touch[]): SqliteSide {
    const database = openDatabase(':memory:')
    database.exec('create table touch (journey text, happened_at integer, id text, team text) strict; begin')
    const insert = database.prepare('insert into touch values (?, ?, ?, ?)')
    for (const touch of touches) insert.run(touch)
    database.exec('commit; create index touch_by_journey on touch (journey, happened_at, id, team)')
    return new SqliteSide(database)
  }

  count(): Counted {
    const [counted] = this.database.prepare(COUNT_HOPS).all([]) as Counted[]
    if (!counted) throw new Error('SQLite counted nothing.')
    return counted
  }

  close(): void {
    this.database.close()
  }
}
