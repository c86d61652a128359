#!/usr/bin/env node
import 'reflect-metadata'
import { cliConfig } from './config.js'
import { run } from './run.js'
import { openTerminal } from './terminal.js'

const config = cliConfig()
const terminal = openTerminal(process.stdout, process.stderr, config)
const code = await run(process.argv.slice(2), terminal, config)
// What stands open, such as a standard input that nobody ended, must not keep the process.
process.stdout.write('', () => process.exit(code))
