import { cliConfig } from './config.js'
import { run } from './run.js'
import { openTerminal, type Out } from './terminal.js'

/** Runs a command line in this process. */
async function ran(...args: string[]): Promise<{ code: number; out: string; err: string }> {
  const kept = { out: '', err: '' }
  const into = (name: 'out' | 'err'): Out => ({
    write(text, done) {
      kept[name] += text
      done?.()
      return true
    },
    on: () => undefined,
  })
  const config = cliConfig({ VIRGIL_DATA: '/nonexistent/virgil' })
  const code = await run(args, openTerminal(into('out'), into('err'), config), config)
  return { code, ...kept }
}

describe('a wrong command line', () => {
  it.each([
    [['jorneys'], "Unknown command 'jorneys' (Did you mean journeys?)"],
    [
      ['journeys', '--limit', '0'],
      "Option '--limit <n>' argument '0' is invalid. Write a whole number from 1 to 100000.",
    ],
    [['journeys', '--from', '2026-02-30'], 'Write a date as 2026-03-01, or an instant as 2026-03-01T09:00:00Z.'],
    [['journeys', '--figure-filter', '[1]'], 'Write a JSON object'],
    [['journeys', '--circle', 'pingpong'], 'There is no circle "pingpong" that is judged; there are: '],
    [['circles', '--kind', 'ping-pong,limbus'], 'There is no circle "limbus"'],
    [['journeys', '--nope'], "Unknown option '--nope'"],
    [['journeys', 'superfluous'], 'Too many arguments'],
    [['timeline'], "Missing required argument 'client'."],
    [['backtest'], "Missing required argument 'file'."],
    [['backtest', 'draft.yaml', '--to', 'soon'], 'Write a date as 2026-03-01'],
    [['report', 'bounce', '--format', 'xml'], 'Allowed choices are table, json, csv, markdown.'],
    [['report', 'bounce', '--top', '1.5'], 'Write a whole number'],
    [['import', 'calls.csv'], 'Name a file and its mapping'],
    [['journeys', '--url', 'nowhere'], '"nowhere" is no address.'],
  ])('%j is refused with 64 and a sentence', async (args, sentence) => {
    const { code, out, err } = await ran(...args)
    expect([code, out]).toEqual([64, ''])
    expect(err).toMatch(/^virgil: .*\(USAGE\)\n$/)
    expect(err).toContain(sentence)
  })

  it('is one JSON document on stdout with --json', async () => {
    const { code, out, err } = await ran('journeys', '--limit', 'many', '--json')
    expect([code, err]).toEqual([64, ''])
    expect(JSON.parse(out)).toEqual({
      error: {
        code: 'USAGE',
        message: "Option '--limit <n>' argument 'many' is invalid. Write a whole number from 1 to 100000.",
      },
    })
  })

  it('without a command gets the help on stderr', async () => {
    const { code, out, err } = await ran()
    expect([code, out]).toEqual([64, ''])
    expect(err).toContain('Usage: virgil')
  })
})

describe('help', () => {
  it.each([
    'demo',
    'import',
    'report',
    'report bounce',
    'timeline',
    'journeys',
    'circles',
    'charter show',
    'charter check',
    'backtest',
    'rebuild',
    'parked',
    'verify',
  ])('of %s shows examples and the options that all commands take', async (command) => {
    const { code, out } = await ran(...command.split(' '), '--help')
    expect(code).toBe(0)
    expect(out).toContain(`Usage: virgil ${command.split(' ')[0]}`)
    expect(out).toContain('--data <folder>')
    if (command !== 'report') expect(out).toContain('$ virgil ')
  })

  it('names the exit codes, and the version is told', async () => {
    expect((await ran('--help')).out).toContain('64   the command line is wrong')
    expect(await ran('--version')).toMatchObject({ code: 0, out: expect.stringMatching(/^\d+\.\d+\.\d+\n$/) })
  })
})

describe('a folder without data', () => {
  it.each(['report bounce', 'timeline ACME', 'journeys', 'circles', 'charter show', 'rebuild', 'parked', 'verify'])(
    'is refused by %s with what to do',
    async (command) => {
      const { code, err } = await ran(...command.split(' '))
      expect(code).toBe(1)
      expect(err).toMatch(/^virgil: There is no data in \/nonexistent\/virgil\. Name another folder .* \(NO_DATA\)\n$/)
    },
  )
})

it.each(['rebuild', 'parked', 'verify', 'demo', 'import calls.csv --map touchpoints', 'charter show'])(
  '%s refuses --url',
  async (command) => {
    const { code, out } = await ran(...command.split(' '), '--url', 'http://127.0.0.1:1', '--json')
    expect([code, JSON.parse(out).error.code]).toEqual([1, 'NOT_OVER_URL'])
  },
)

it('says that no server answers', async () => {
  const { code, err } = await ran('journeys', '--url', 'http://127.0.0.1:1')
  expect(code).toBe(1)
  expect(err).toMatch(/^virgil: No server answers at 127\.0\.0\.1:1.*\(SERVER_UNREACHABLE\)\n$/)
})
