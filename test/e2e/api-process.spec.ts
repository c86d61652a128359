import { afterAll, describe, expect, it } from '@jest/globals'
import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { nodeArguments, scriptBeside } from '../support/child-script.js'
import { asker } from '../support/gql.js'

const main = scriptBeside(import.meta.url, '../../apps/api/main')
const worker = scriptBeside(import.meta.url, '../../apps/worker/main')
const folders: string[] = []

function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'virgil-process-'))
  folders.push(folder)
  return folder
}

/** A process with its environment, and what it complained of. */
function started(script: URL, env: Record<string, string>) {
  const child = spawn(process.execPath, nodeArguments(script, []), {
    env: { PATH: process.env.PATH, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let complaint = ''
  child.stderr.on('data', (part: Buffer) => (complaint += part.toString()))
  return { child, ended: once(child, 'close'), complaint: () => complaint }
}

async function firstLine({ stdout }: ChildProcess): Promise<string> {
  if (!stdout) throw new Error('The process has no output.')
  for await (const line of createInterface({ input: stdout })) return line
  return ''
}

describe('the API as a process', () => {
  afterAll(() => folders.forEach((folder) => rmSync(folder, { recursive: true, force: true })))

  it('says where it listens, holds its folder, finishes at SIGTERM, and has everything when it is back', async () => {
    const env = { VIRGIL_DATA: newFolder(), PORT: '0' }
    const register = 'mutation ($name: String!) { registerClient(input: { name: $name }) { position } }'
    for (const clients of [1, 2]) {
      const { child, ended, complaint } = started(main, env)
      const url = /http:\/\/127\.0\.0\.1:\d+/.exec(await firstLine(child))?.[0] ?? ''
      expect({ url, complaint: complaint() }).toMatchObject({ url: expect.stringContaining('http'), complaint: '' })
      expect(await (await fetch(`${url}/healthz`)).json()).toMatchObject({
        status: 'ok',
        lag: { caughtUp: expect.any(Boolean) },
      })
      const gql = asker(url)
      const { registerClient } = await gql<{ registerClient: { position: string } }>(register, {
        name: `Client ${clients}`,
      })
      expect(
        await gql('query ($at: Position) { clients(atLeast: $at) { totalCount } }', { at: registerClient.position }),
      ).toEqual({ clients: { totalCount: clients } })
      if (clients === 1) {
        const second = started(main, env)
        expect(await second.ended).toEqual([1, null])
        expect(second.complaint()).toContain('FOLDER_IN_USE')
      }
      child.kill('SIGTERM')
      expect(await ended).toEqual([0, null])
    }
  }, 60_000)

  it.each([
    ['to listen for others', main, { HOST: '0.0.0.0' }, 'HOST_REFUSED'],
    ['a port that is none', main, { PORT: 'abc' }, 'CONFIG_INVALID'],
    ['to be a worker where none is needed', worker, {}, 'WORKER_NOT_NEEDED'],
  ])(
    'refuses %s',
    async (_, script, env, code) => {
      const { ended, complaint } = started(script, { VIRGIL_DATA: newFolder(), ...env })
      expect(await ended).toEqual([1, null])
      expect(complaint()).toContain(code)
    },
    30_000,
  )
})
