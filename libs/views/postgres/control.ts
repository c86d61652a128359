/** The schema in which the views of a database say of themselves which rows are live, and who keeps them up. */
export const CONTROL = 'virgil'

/** Two processes that begin at once make it once. */
const LOCK = 4_711_020_300

/** Makes what is missing of it. Of one row: which rows are live, and whose they are, see `Lease`. */
export const controlDdl = `
  begin;
  select pg_advisory_xact_lock(${LOCK});
  create schema if not exists ${CONTROL};
  create table if not exists ${CONTROL}.views (
    only_row boolean primary key default true check (only_row),
    live integer not null default 0,
    epoch bigint not null default 0,
    holder text not null default '',
    held_until timestamptz not null default '-infinity'
  );
  insert into ${CONTROL}.views default values on conflict do nothing;
  commit`

/** The schema with the rows of a number. */
export const schemaOf = (number: number | ''): string => `${CONTROL}_views_${number}`
