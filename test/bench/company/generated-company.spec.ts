import { afterAll, describe, expect, it } from '@jest/globals'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openSource, presetNamed } from '#intake'
import { BIGGEST, writeCompany } from './generated-company.js'

describe('a generated company', () => {
  const folder = mkdtempSync(join(tmpdir(), 'virgil-company-'))
  afterAll(() => rmSync(folder, { recursive: true, force: true }))
  const written = async (name: string): Promise<string> => {
    const path = join(folder, name)
    await writeCompany(path, { clients: 50, touchpoints: 500, seed: 3 })
    return path
  }

  it('is the same for the same seed', async () => {
    expect(readFileSync(await written('one.csv'))).toEqual(readFileSync(await written('other.csv')))
  })

  it('has as many clients and touchpoints as were asked for, and a biggest client with a tenth beside them', async () => {
    const { mapping } = await presetNamed('touchpoints')
    const { batches } = await openSource(await written('read.csv'), { mapping })
    let rows = 0
    for await (const batch of batches) rows += batch.length
    expect(rows).toBe(550)
    const lines = readFileSync(join(folder, 'read.csv'), 'utf8').trim().split('\n').slice(1)
    const clients = lines.map((line) => line.split(',')[0])
    expect(new Set(clients).size).toBe(51)
    expect(clients.filter((client) => client === BIGGEST)).toHaveLength(50)
  })
})
