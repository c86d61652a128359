/** Where to go from the demo: what to type, and what it shows. */
export const nextSteps = (folder: string): string => {
  const data = `--data ${quoted(folder)}`
  const steps: readonly (readonly [string, string])[] = [
    [`npm run -s virgil -- report bounce ${data}`, 'the whole report; --format markdown for a mail'],
    [
      `npm run -s virgil -- journeys ${data} --circle wrong-door`,
      'journeys that went to other roles while their topic has an owner',
    ],
    [`npm run -s virgil -- circles ${data} --open`, 'who is stuck today, in which circle, and whom they miss'],
    [`npm run -s virgil -- timeline demo:C-1000 ${data}`, 'the engineer again, or any other client'],
    [`VIRGIL_DATA=${quoted(folder)} VIRGIL_CLOCK=off npm start`, 'the GraphQL API, for a first query such as'],
  ]
  const query = '{ journeys(first: 5) { edges { node { key status topic client { name } } } } }'
  return [...steps.map(([command, shows]) => `${command}\n    ${shows}\n`), `    ${query}\n`].join('')
}

/** Ready for a shell. */
const quoted = (path: string): string => (/^[\w./~-]+$/.test(path) ? path : `'${path.replaceAll("'", `'\\''`)}'`)
