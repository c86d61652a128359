import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Command, Option } from 'commander'
import type { Format, Imported, MappedFile, Preset } from '#intake'
import type { Cli } from '../cli.js'
import { exitCodes, type ExitCode } from '../exit-code.js'
import { CliError } from '../failure.js'
import type { House } from '../house.js'
import { interruptible } from '../interruptible.js'
import { examples, instant } from '../options.js'
import { Progress } from '../progress.js'
import { drawImported } from '../render/imported.js'
import { wrapped } from '../render/text.js'
import { counted } from '../render/words.js'
import { asJson, type Session } from '../session.js'
import { textOf } from '../text-of.js'

interface Options {
  readonly map?: string
  readonly charter?: string
  readonly dryRun?: boolean
  readonly rejects?: string
  readonly format?: Format
  readonly delimiter?: string
  readonly encoding?: string
  readonly presets?: boolean
  readonly until?: string
}

/** `virgil import`: takes a file in. */
export const importCommand = (cli: Cli): Command =>
  new Command('import')
    .summary('take a CSV, TSV or XES file in')
    .description(
      'Takes the rows of a file in as touchpoints: CSV, TSV or XES, plain or gzip. Importing a file again, or going on after an interruption, records nothing twice. Rows that cannot be taken in are written to a file that can be corrected and imported again.',
    )
    .argument('[file]', 'the file, or - for standard input')
    .option('--map <mapping>', 'how rows become touchpoints: the name of a preset, or a mapping.yaml')
    .option('--charter <charter.yaml>', "put in force where there is no charter yet; the preset's by default")
    .option('--dry-run', 'read and check everything, and record nothing')
    .option('--rejects <file>', 'where rejected rows are written; <file>.rejects.csv beside the file by default')
    .addOption(
      new Option('--format <format>', 'what the file is, where its name does not say so').choices([
        'csv',
        'tsv',
        'xes',
      ]),
    )
    .option('--delimiter <character>', 'what stands between the values of a CSV')
    .option('--encoding <encoding>', 'the encoding of a file that is not UTF-8, e.g. windows-1251')
    .option(
      '--until <instant>',
      'let time pass for the clients of the file up to here; up to its last row by default',
      instant,
    )
    .option('--presets', 'list the presets, and import nothing')
    .addHelpText(
      'after',
      examples(
        'virgil import --presets',
        'virgil import touchpoints.csv --map touchpoints',
        'virgil import tickets.csv.gz --map helpdesk.yaml --charter company.yaml',
        'virgil import tickets.csv --map helpdesk.yaml --dry-run',
        'zcat tickets.csv.gz | virgil import - --map helpdesk.yaml --rejects rejected.csv',
      ),
    )
    .action(
      cli.action<Options, [string | undefined]>(async (session, options, file) => {
        if (options.presets) return listPresets(session)
        const { map } = options
        if (file === undefined || map === undefined)
          throw new CliError(
            'USAGE',
            'Name a file and its mapping: virgil import FILE --map PRESET. --presets lists the presets.',
          )
        return importFile(session, options, file, map)
      }),
    )

async function listPresets({ terminal, json }: Session): Promise<ExitCode> {
  const { presets } = await import('#intake')
  const all = (await presets()).map(({ name, description }) => ({ name, description }))
  const lines = all.flatMap(({ name, description }) => wrapped(`${name}: ${description}`, terminal.columns, '  '))
  await terminal.print(json ? asJson(all) : lines.map((line) => `${line}\n`).join(''))
  return exitCodes.ok
}

async function importFile(session: Session, options: Options, path: string, map: string): Promise<ExitCode> {
  const { openFileInThread, rejectsPath } = await import('#intake')
  const { refuseUrl } = await import('../house.js')
  refuseUrl(session)
  const { mapping, charter: presetCharter } = await mappingFor(map)
  const charter = options.charter === undefined ? presetCharter : await textOf(options.charter)
  const { format, delimiter, encoding, dryRun = false, until } = options
  const file = await openFileInThread(path, { format, delimiter, encoding, mapping })
  const release = interruptible(file, session.terminal)
  try {
    const rejects = options.rejects ?? rejectsPath(path, file)
    const imported = await inFolder(session, dryRun, async (house) =>
      importInto(house, session, { file, charter, rejects, dryRun, ...(until !== undefined && { until }) }),
    )
    return await answer(session, imported, file.isCutShort)
  } finally {
    release()
    await file.close()
  }
}

interface Given {
  readonly file: MappedFile
  readonly charter: string | undefined
  readonly rejects: string
  readonly dryRun: boolean
  readonly until?: string
}

async function importInto(house: House, session: Session, { charter, ...given }: Given): Promise<Imported> {
  const progress = new Progress(session, given.dryRun ? 'Checking' : 'Importing', 'rows')
  try {
    const imported = await house.importer.import(
      {
        ...given,
        ...(charter !== undefined && { charter }),
        onProgress: ({ bytesRead, totalBytes, rows }) =>
          progress.tell({
            done: counted(rows, 'row'),
            count: rows,
            ...(totalBytes !== undefined && totalBytes > 0 && { share: Math.min(1, bytesRead / totalBytes) }),
          }),
      },
      house.actor,
    )
    progress.end()
    if (!given.dryRun) await house.caughtUp()
    return imported
  } finally {
    progress.end()
  }
}

async function answer(session: Session, imported: Imported, interrupted: boolean): Promise<ExitCode> {
  const { terminal, json } = session
  const { columns, paint } = terminal
  await terminal.print(json ? asJson({ ...imported, interrupted }) : drawImported(imported, { columns, paint }))
  if (interrupted) {
    terminal.say(
      'Interrupted: what was read is recorded. Import the same file again to go on; nothing is recorded twice.',
    )
    return exitCodes.interrupted
  }
  return imported.rejected > 0 ? exitCodes.partly : exitCodes.ok
}

/** Opens the folder; a dry run on a folder that is not there runs on an empty one that is gone afterwards. */
async function inFolder<Result>(
  session: Session,
  dryRun: boolean,
  act: (house: House) => Promise<Result>,
): Promise<Result> {
  const { hasData, House } = await import('../house.js')
  const passing =
    dryRun && session.eventStoreUrl === undefined && !hasData(session.data)
      ? await mkdtemp(join(tmpdir(), 'virgil-dry-run-'))
      : undefined
  try {
    const where = passing === undefined ? session : { ...session, data: passing, viewsUrl: undefined }
    const house = await House.openOrCreate(where, { viewsThread: true })
    try {
      return await act(house)
    } finally {
      await house.close()
    }
  } finally {
    if (passing !== undefined) await rm(passing, { recursive: true, force: true })
  }
}

/** A mapping is a file where its name looks like one; else a preset. */
async function mappingFor(name: string): Promise<Pick<Preset, 'mapping'> & { charter?: string }> {
  const { loadMapping, presetNamed } = await import('#intake')
  return /[./\\]/.test(name) ? { mapping: await loadMapping(name) } : presetNamed(name)
}
