import { execFile } from 'node:child_process'
import { cp, mkdir, mkdtemp, realpath, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join, relative, resolve } from 'node:path'

const root = resolve(import.meta.dirname, '../..')

/** What the checkers need of the real project: its rules and settings, not its code. */
const settings = ['.dependency-cruiser.mjs', 'eslint.config.js', 'package.json', 'tsconfig.json']

const rooms = ['apps', 'libs', 'test']

/** One broken rule: the file that breaks it. */
export interface Finding {
  readonly rule: string
  readonly file: string
}

/** A project in the temporary folder with the real rules and the given files, by path. */
export async function plantTree(files: Readonly<Record<string, string>>): Promise<string> {
  const folder = await mkdtemp(join(await realpath(tmpdir()), 'virgil-planted-'))
  for (const name of settings) await cp(join(root, name), join(folder, name))
  await symlink(join(root, 'node_modules'), join(folder, 'node_modules'), 'junction')
  for (const [path, source] of Object.entries(files)) {
    await mkdir(dirname(join(folder, path)), { recursive: true })
    await writeFile(join(folder, path), source)
  }
  return folder
}

/** Removes a planted tree; the packages that it links to stay. */
export const fellTree = (folder: string): Promise<void> => rm(folder, { recursive: true, force: true })

/** The names of all dependency rules, and those that the files of a folder break; the real project's by default. */
export async function checkDependencies(folder = root): Promise<{ rules: string[]; broken: Finding[] }> {
  const report = await run(folder, 'dependency-cruiser/bin/dependency-cruise.mjs', ['--output-type', 'json', ...rooms])
  const { summary } = JSON.parse(report) as {
    summary: {
      violations: { rule: { name: string }; from: string }[]
      ruleSetUsed: { forbidden: { name: string }[] }
    }
  }
  return {
    rules: summary.ruleSetUsed.forbidden.map(({ name }) => name),
    broken: summary.violations.map(({ rule, from }) => ({ rule: rule.name, file: from })),
  }
}

/** The lint rules that the files of a planted tree break. */
export async function checkLint(folder: string): Promise<Finding[]> {
  const report = await run(folder, 'eslint/bin/eslint.js', ['--format', 'json', '.'])
  const results = JSON.parse(report) as { filePath: string; messages: { ruleId: string | null; message: string }[] }[]
  return results.flatMap(({ filePath, messages }) =>
    messages.map(({ ruleId, message }) => ({ rule: ruleId ?? message, file: relative(folder, filePath) })),
  )
}

/** What a checker prints. Findings make it exit with an error, which is no failure here. */
function run(cwd: string, bin: string, args: readonly string[]): Promise<string> {
  const command = [join(root, 'node_modules', bin), ...args]
  return new Promise((give, fail) => {
    execFile(process.execPath, command, { cwd, maxBuffer: 64 * 1024 * 1024 }, (error, stdout, stderr) => {
      if (/^\s*[[{]/.test(stdout)) give(stdout)
      else fail(error ?? new Error(stderr))
    })
  })
}
