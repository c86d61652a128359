import { readFile } from 'node:fs/promises'
import { parse } from 'yaml'
import type { z } from 'zod'
import { IntakeError, messageOf } from '../errors.js'
import { mapping, type Mapping } from './schema.js'

/** Reads a mapping from a YAML file. */
export async function loadMapping(path: string): Promise<Mapping> {
  let yaml: string
  try {
    yaml = await readFile(path, 'utf8')
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === 'ENOENT')
      throw new IntakeError('FILE_NOT_FOUND', `There is no mapping ${path}.`)
    throw new IntakeError('FILE_NOT_READABLE', `The mapping ${path} cannot be read: ${messageOf(cause)}.`)
  }
  return parseMapping(yaml, path)
}

/** Reads a mapping from YAML. Refuses with `MAPPING_NOT_YAML` or `MAPPING_INVALID`, one sentence a problem and the path of the first. */
export function parseMapping(yaml: string, name = 'the mapping'): Mapping {
  const parsed = mapping.safeParse(valueOf(yaml, name))
  if (parsed.success) return parsed.data
  const problems = parsed.error.issues.flatMap(problemsOf)
  throw new IntakeError(
    'MAPPING_INVALID',
    `${name} cannot be used:\n${problems.map(sentence).join('\n')}`,
    problems[0]?.path,
  )
}

function valueOf(yaml: string, name: string): unknown {
  try {
    // Only texts, lists and tables: a code such as 007 must not become a number.
    return parse(yaml, { schema: 'failsafe', maxAliasCount: 100 })
  } catch (cause) {
    throw new IntakeError(
      'MAPPING_NOT_YAML',
      `${name} is not YAML: ${messageOf(cause).split('\n')[0]?.replace(/:$/, '') ?? ''}.`,
    )
  }
}

interface Problem {
  readonly path: (string | number)[]
  readonly message: string
}

function problemsOf(issue: z.core.$ZodIssue): Problem[] {
  const path = issue.path.map((step) => (typeof step === 'number' ? step : String(step)))
  if (issue.code === 'unrecognized_keys')
    return issue.keys.map((key) => ({ path: [...path, key], message: 'there is no such key here' }))
  if (issue.code === 'invalid_type' && issue.input === undefined) return [{ path, message: 'is mandatory' }]
  // Of the shapes that a value may have, the one with the deepest problem is the one that was meant.
  if (issue.code === 'invalid_union' && issue.errors.length > 0) {
    const depth = (issues: z.core.$ZodIssue[]): number => Math.max(0, ...issues.map((each) => each.path.length))
    const meant = issue.errors.reduce((best, each) => (depth(each) > depth(best) ? each : best))
    if (depth(meant) > 0) return meant.flatMap((each) => problemsOf({ ...each, path: [...issue.path, ...each.path] }))
  }
  return [{ path, message: issue.message }]
}

const sentence = ({ path, message }: Problem): string => `- ${path.join('.') || 'the whole'}: ${message}`
