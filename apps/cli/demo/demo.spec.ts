import { temporaryFolder } from '#event-sourcing/testing'
import { House } from '../house.js'
import { plainPaint } from '../render/paint.js'
import { widthOf } from '../render/text.js'
import type { Session } from '../session.js'
import { runDemo } from './demo.js'
import { DemoClock } from './demo-clock.js'

const PATIENCE_MS = 60_000

describe('the demo', () => {
  const folder = temporaryFolder()
  afterAll(() => folder.remove())

  /** What a start of the demo prints. */
  async function started(data: string): Promise<string> {
    const printed: string[] = []
    const terminal = {
      out: process.stdout,
      err: process.stderr,
      columns: 140,
      paint: plainPaint,
      print: async (text: string) => void printed.push(text),
      say: () => undefined,
    }
    const session: Session = {
      ...{ terminal, data, zone: 'UTC', url: undefined },
      ...{ json: false, quiet: true, debug: false },
    }
    const house = await House.openOrCreate(session, { clock: new DemoClock() })
    try {
      await runDemo(house, session)
    } finally {
      await house.close()
    }
    return printed.join('')
  }

  it(
    'tells what it is, shows the engineer, and says where to go next',
    async () => {
      const text = await started(folder.path)
      expect(text).toMatch(/150 clients, [\d,]+ journeys, [\d,]+ touchpoints/)
      expect(text).toContain('touchpoints were recorded just now')
      expect(text).toContain('Bureau of Angles')
      expect(text).toContain(`report bounce --data ${folder.path}`)
      const lines = text.split('\n')
      expect(lines.filter((line) => widthOf(line) > 100)).toEqual([])
      expect(lines.length).toBeLessThan(90)
    },
    PATIENCE_MS,
  )

  it(
    'keeps what is there when it is started again',
    async () => {
      expect(await started(folder.path)).toContain('All of it was there already, and nothing was recorded twice.')
    },
    PATIENCE_MS,
  )
})
