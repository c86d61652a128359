import { readFile } from 'node:fs/promises'
import { Readable } from 'node:stream'
import { NestFactory } from '@nestjs/core'
import { Module } from '@nestjs/common'
import { AccessModule, Door, localOperator } from '#access'
import { CharterModule } from '#charter'
import { temporaryFolder } from '#event-sourcing/testing'
import { Importer, IntakeModule, openFile, parseMapping } from '#intake'
import { JourneysModule } from '#journeys'
import { EmbeddedProfile, ProfileModule } from '#profiles'
import { BounceReport, ReportsModule, type Report } from '#reports'
import { madeUpLog } from '../support/made-up-log.js'
import { naiveCount, naiveFacts, type NaiveFigures } from '../support/naive-count.js'

const support = (name: string) => readFile(new URL(`../support/${name}`, import.meta.url), 'utf8')

/** What the log calls the roles. */
const roles: Record<string, string> = {
  'Hesab meneceri': 'account',
  Dəstək: 'support',
  Məhsul: 'product',
  'Müştəri uğuru': 'cs',
}

/** A file of another shape than any preset's, mapped by YAML alone, agrees with a count that knows nothing of Virgil. */
describe.each([1, 2, 3])('a made-up log, seed %i', (seed) => {
  const folder = temporaryFolder()
  afterAll(folder.remove)
  const csv = madeUpLog({ seed })
  const facts = naiveFacts(csv).map((fact) => ({ ...fact, role: roles[fact.role] ?? fact.role }))

  async function opened() {
    @Module({
      imports: [
        ProfileModule.embedded({ folder: folder.path }),
        AccessModule,
        CharterModule,
        JourneysModule,
        ReportsModule,
        IntakeModule,
      ],
    })
    class Whole {}
    const app = await NestFactory.createApplicationContext(Whole, { logger: ['error'] })
    const mapping = parseMapping(await support('made-up-log.mapping.yaml'), 'the mapping')
    const charter = await support('made-up-log.charter.yaml')
    const take = async () => {
      const file = await openFile('-', { mapping, stdin: Readable.from([Buffer.from(csv)]) })
      const imported = await app
        .get(Importer)
        .import({ file, charter, rejects: `${folder.path}/rejects.csv` }, localOperator)
      await app.get(EmbeddedProfile).caughtUp()
      return imported
    }
    return { app, take }
  }

  it('gives the figures of the naive count, in every unit, and nothing new the second time', async () => {
    const { app, take } = await opened()
    const naive = naiveCount(facts, 'role')
    expect(await take()).toMatchObject({
      recorded: naive.touchpoints,
      journeys: naive.journeys,
      clients: naive.clients,
      rejected: 0,
    })
    expect(await take()).toMatchObject({ recorded: 0, journeys: naive.journeys })
    for (const unit of ['role', 'team', 'member'] as const) {
      for (const countNobody of [false, true]) {
        const report = await app.get(Door).ask(new BounceReport(localOperator, { unit, countNobody, top: 1000 }))
        expect({ unit, countNobody, ...figuresOf(report) }).toEqual({
          unit,
          countNobody,
          ...comparable(naiveCount(facts, unit, countNobody)),
        })
      }
    }
    await app.close()
  })
})

/** The figures of the report under the names of the naive count. */
function figuresOf({ totals, hops, bounces, pairs, loops, resolution }: Report) {
  return {
    journeys: totals.journeys.count,
    touchpoints: totals.touchpoints,
    clients: totals.clients,
    hops: hops.hops.value,
    journeysWithHop: hops.journeysWithHop.count,
    bounces: bounces.bounces.value,
    journeysWithBounce: bounces.bounces.journeys.count,
    bouncesBeforeFirstResolution: bounces.beforeFirstResolution.value,
    journeysWithBounceBeforeFirstResolution: bounces.beforeFirstResolution.journeys.count,
    journeysWithAnyReturn: bounces.journeysWithAnyReturn.count,
    journeysWithThreeOrMoreStations: hops.journeysWithThreeOrMoreStations.count,
    reopened: resolution.reopened.count,
    neverResolved: resolution.neverResolved.count,
    resolved: resolution.resolved.count,
    pairs: Object.fromEntries(pairs.map(({ from, to, hops: made }) => [`${named(from)} → ${named(to)}`, made])),
    loops: Object.fromEntries(loops.map(({ between, bounces: made }) => [between.map(named).sort().join(' ↔ '), made])),
  }
}

function comparable({ journeysByHops: _, holdersInBounces: __, clientsWithBounces: ___, ...figures }: NaiveFigures) {
  return figures
}

const named = (holder: string) => holder || '(nobody)'
