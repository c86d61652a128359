import { Command } from 'commander'
import type { Cli } from '../cli.js'
import { amendCommand } from './charter/amend.js'
import { checkCommand } from './charter/check.js'
import { diffCommand } from './charter/diff.js'
import { showCommand } from './charter/show.js'
import { versionsCommand } from './charter/versions.js'
import { withdrawCommand } from './charter/withdraw.js'

/** `virgil charter`: the charter, its versions, and the way to the next one. */
export const charterCommand = (cli: Cli): Command =>
  new Command('charter')
    .summary('show, check, compare, amend or withdraw the charter')
    .description('The charter: roles, topics, routes, calendars and thresholds of this company.')
    .addCommand(showCommand(cli))
    .addCommand(versionsCommand(cli))
    .addCommand(checkCommand(cli))
    .addCommand(diffCommand(cli))
    .addCommand(amendCommand(cli))
    .addCommand(withdrawCommand(cli))
