import { drawChanges } from './charter-changes.js'
import { plainPaint } from './paint.js'

it('draws what came, what went and what changed, a line each', () =>
  expect(
    drawChanges(
      'version 1',
      'company.yaml',
      [
        { thing: 'role sales', after: 'aliases: S' },
        { thing: 'cover of cs by account', before: '' },
        { thing: 'topic training', field: 'owner', before: 'cs', after: 'account' },
        { thing: 'role cs', field: 'duties', before: 'Trains.\nFollows up.' },
      ],
      plainPaint,
    ),
  ).toBe(
    `version 1 → company.yaml
+ role sales (aliases: S)
- cover of cs by account
~ topic training: owner cs → account
~ role cs: duties Trains. Follows up. → none
`,
  ))

it('says where nothing differs', () =>
  expect(drawChanges('version 1', 'version 2', [], plainPaint)).toBe(
    'Nothing differs between version 1 and version 2.\n',
  ))
