import { writeSync } from 'node:fs'
import { RunningProfile } from '../support/profile.js'
import { importFile } from './import-file.js'

/** Imports a file into a folder, saying after each write how many events there are. */
const [folder = '', csv = '', mapping = '', charter = ''] = process.argv.slice(2)
const profile = await RunningProfile.open({ folder, viewsThread: true })
const ending = new AbortController()
const watching = (async () => {
  for await (const { position } of profile.embedded.store.follow({ signal: ending.signal }))
    writeSync(1, `${Number(position)}\n`)
})()
await importFile(profile, { folder, csv, mapping, charter })
ending.abort()
await watching
await profile.close()
