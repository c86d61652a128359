import type { BacktestShown, ChangedCircleShown, ChangedJourneyShown } from '../desk/backtest-shown.js'
import type { VisitShown } from '../desk/shown.js'
import type { Drawing } from './drawing.js'
import { shareOf } from './journeys.js'
import type { Tone } from './paint.js'
import { drawTable, type TableColumn } from './table.js'
import { onOneLine, wrapped } from './text.js'
import { stampOf } from './time.js'
import { circleName, counted, listed, numberInWords } from './words.js'

/** What a draft of the charter finds in the past: the circles before and after, and the journeys that change. */
export function drawBacktest(backtest: BacktestShown, drawing: Drawing): string {
  const { changedJourneys, clients, journeys } = backtest
  const read = `${counted(journeys, 'journey')} of ${counted(clients, 'client')}`
  const notes = notesOn(backtest).flatMap((note) => wrapped(note, drawing.columns))
  if (changedJourneys === 0) return inLines(`No difference in ${read}.`, ...notes)
  return [
    inLines(`${counted(changedJourneys, 'journey changes', 'journeys change')}, of ${read}.`, ...notes, ''),
    drawKinds(backtest, drawing),
    inLines(''),
    drawChanges(backtest, drawing),
  ].join('')
}

function notesOn({ unknownRoles, unknownTopics, unreadableClients }: BacktestShown): string[] {
  const named = (names: readonly string[]): string => listed(names.map((name) => `"${onOneLine(name)}"`))
  return [
    ...(unknownRoles.length > 0
      ? [`Roles that the charter does not know: ${named(unknownRoles)}. Each counts as one more role.`]
      : []),
    ...(unknownTopics.length > 0
      ? [`Topics that the charter does not know: ${named(unknownTopics)}. Nobody owns them.`]
      : []),
    ...(unreadableClients > 0
      ? [
          `Left out: ${counted(unreadableClients, 'client')} with events that cannot be read; virgil verify tells which.`,
        ]
      : []),
  ]
}

type Kind = BacktestShown['kinds'][number]

function drawKinds({ kinds }: BacktestShown, { columns, paint }: Drawing): string {
  const number = (title: string, count: (kind: Kind) => number, spare?: number): TableColumn<Kind> => ({
    title,
    side: 'right',
    spare,
    cell: (kind) => (count(kind) === 0 ? '' : numberInWords(count(kind))),
  })
  const told: readonly TableColumn<Kind>[] = [
    {
      title: 'circle',
      cell: ({ kind }) => circleName(kind),
      tone: ({ gained, lost, changed }) => (gained + lost + changed > 0 ? 'strong' : 'plain'),
    },
    { title: 'circles', side: 'right', cell: ({ before, after }) => becoming(before.circles, after.circles) },
    {
      title: 'in journeys',
      side: 'right',
      spare: 1,
      cell: ({ before, after }) => becoming(before.journeys, after.journeys),
    },
    number('gained', ({ gained }) => gained),
    number('lost', ({ lost }) => lost),
    number('changed', ({ changed }) => changed),
  ]
  const found = kinds.filter(({ before, after }) => before.circles + after.circles > 0)
  return drawTable(told, found, columns, paint)
}

/** `812 → 1,204`, or `812` where nothing changes. */
const becoming = (before: number, after: number): string =>
  before === after ? numberInWords(before) : `${numberInWords(before)} → ${numberInWords(after)}`

type Change = ChangedCircleShown<VisitShown> & Pick<ChangedJourneyShown, 'key' | 'client'>

const tones: Readonly<Record<Change['change'], Tone>> = { gained: 'bad', lost: 'good', changed: 'watch' }

function drawChanges({ firstChanged, changedJourneys }: BacktestShown, { columns, paint, zone }: Drawing): string {
  const changes = firstChanged.flatMap(({ key, client, circles }) =>
    circles.map((circle): Change => ({ key, client, ...circle })),
  )
  const told: readonly TableColumn<Change>[] = [
    { title: 'journey', cell: ({ key }) => onOneLine(key), tone: () => 'strong' },
    { title: 'client', least: 8, spare: 1, cell: ({ client }) => onOneLine(client.name) },
    { title: 'circle', cell: ({ kind }) => circleName(kind) },
    { title: '', cell: ({ change }) => change, tone: ({ change }) => tones[change] },
    { title: 'before', least: 20, cell: ({ before }) => visitsInWords(before, zone) },
    { title: 'after', least: 20, cell: ({ after }) => visitsInWords(after, zone) },
  ]
  return (
    drawTable(told, changes, columns, paint) +
    paint('quiet', `${shareOf(firstChanged.length, changedJourneys, 'journey')}\n`)
  )
}

/** `2026-03-04 15:00 to 03-26 11:00, and 2 more` */
function visitsInWords([first, ...more]: readonly VisitShown[], zone: string): string {
  if (!first) return '–'
  const entered = stampOf(Date.parse(first.enteredAt), zone)
  const stay =
    first.leftAt === null
      ? `since ${entered}`
      : `${entered} to ${behind(entered, stampOf(Date.parse(first.leftAt), zone))}`
  return more.length === 0 ? stay : `${stay}, and ${more.length} more`
}

/** A stamp without the day or the year that it shares with the one before. */
function behind(before: string, stamp: string): string {
  const shared = ['YYYY-MM-DD ', 'YYYY-'].find(({ length }) => stamp.slice(0, length) === before.slice(0, length))
  return stamp.slice(shared?.length ?? 0)
}

const inLines = (...lines: readonly string[]): string => lines.map((line) => `${line}\n`).join('')
