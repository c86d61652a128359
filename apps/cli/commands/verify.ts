import { Command } from 'commander'
import type { Verification } from '#journeys'
import type { Cli } from '../cli.js'
import { exitCodes } from '../exit-code.js'
import type { House } from '../house.js'
import { examples } from '../options.js'
import { Progress } from '../progress.js'
import { onOneLine, wrapped } from '../render/text.js'
import { counted, numberInWords } from '../render/words.js'
import { asJson } from '../session.js'
import type { Terminal } from '../terminal.js'

/** How many faults are told one by one; --json has all of them. */
const TOLD = 50

/** `virgil verify`: reads every event. */
export const verifyCommand = (cli: Cli): Command =>
  new Command('verify')
    .summary('read every event and check it')
    .description(
      'Reads every event: whether it is what was written, its schema, the revisions of its stream, the order of all, and whether the circles announced are those of the rules. Prints a hash over the state of all clients: two folders of the same touchpoints have the same.',
    )
    .addHelpText('after', examples('virgil verify', 'virgil verify --json | jq -r .stateHash'))
    .action(
      cli.action(async (session) => {
        const { inHouse } = await import('../house.js')
        const verify = async ({ verifier }: House) => {
          const progress = new Progress(session, 'Verifying', 'events')
          try {
            return await verifier.verify((events) =>
              progress.tell({ done: `${numberInWords(events)} events`, count: events }),
            )
          } finally {
            progress.end()
          }
        }
        const verification = await inHouse(session, verify, { views: false })
        const { terminal, json } = session
        await terminal.print(json ? asJson(verification) : drawVerification(verification, terminal))
        return verification.faults.length === 0 ? exitCodes.ok : exitCodes.faults
      }),
    )

const placeOf = (stream: string | undefined, revision: number | undefined): string =>
  stream === undefined ? '' : `${stream}, event ${revision}: `

/** What was read and found. */
export function drawVerification(
  { events, streams, clients, stateHash, faults }: Verification,
  { columns, paint }: Pick<Terminal, 'columns' | 'paint'>,
): string {
  const lines = [
    `${counted(events, 'event')} in ${counted(streams, 'stream')}, ${counted(clients, 'client')}.`,
    faults.length === 0 ? paint('good', 'No fault was found.') : paint('bad', `${counted(faults.length, 'fault')}:`),
    ...faults
      .slice(0, TOLD)
      .flatMap(({ stream, revision, message, code }) =>
        wrapped(`  ${placeOf(stream, revision)}${onOneLine(message)} (${code})`, columns, '    '),
      ),
    ...(faults.length > TOLD ? [`  … and ${numberInWords(faults.length - TOLD)} more; --json has all`] : []),
    `state ${stateHash}`,
  ]
  return lines.map((line) => `${line}\n`).join('')
}
