import { localOperator } from '#access'
import { AmendCharter } from '#charter'
import { temporaryFolder } from '#event-sourcing/testing'
import { RecordTouchpoint } from '#journeys'
import { RunningProfile } from '../../../test/support/profile.js'
import { demoCompany } from './company.js'
import { ENGINEER } from './engineer.js'
import { ownFolder } from './own-folder.js'

describe('the folder of the demo', () => {
  const folder = temporaryFolder()
  let profile: RunningProfile

  beforeEach(async () => {
    profile = await RunningProfile.open({ folder: folder.path })
  })
  afterEach(async () => {
    await profile.close()
    folder.remove()
  })

  const house = () => ({
    actor: localOperator,
    profile: profile.embedded,
    ask: profile.ask.bind(profile),
    caughtUp: () => profile.embedded.caughtUp(),
  })
  const touched = (ref: { system: string; id: string }) =>
    profile.execute(
      new RecordTouchpoint(localOperator, { client: { ref }, touchpoint: { occurredAt: '2026-01-05T09:00:00Z' } }),
    )

  it('may be empty, or hold what a demo began', async () => {
    await ownFolder(house(), demoCompany())
    await touched(ENGINEER.ref)
    await ownFolder(house(), demoCompany())
  })

  it('holds no clients of others', async () => {
    await touched({ system: 'crm', id: '1' })
    await expect(ownFolder(house(), demoCompany())).rejects.toMatchObject({ code: 'DEMO_FOLDER_TAKEN' })
  })

  it('has no charter of others', async () => {
    await profile.execute(new AmendCharter(localOperator, { yaml: 'name: Theirs\nroles: [{ name: l1 }]' }))
    await expect(ownFolder(house(), demoCompany())).rejects.toMatchObject({ code: 'DEMO_FOLDER_TAKEN' })
  })
})
