import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { parseEnv } from 'node:util'
import { Ajv, type ErrorObject } from 'ajv'
import { parse } from 'yaml'

/** A service of docker-compose.yml, as far as the tests look at it. */
export interface Service {
  readonly profiles?: readonly string[]
  readonly image?: string
  readonly build?: unknown
  readonly network_mode?: string
  readonly env_file?: string
  readonly environment?: Readonly<Record<string, string>>
  readonly ports?: readonly string[]
  readonly networks?: readonly string[] | Readonly<Record<string, { readonly ipv4_address?: string }>>
  readonly volumes?: readonly string[]
  readonly healthcheck?: { readonly test: readonly string[] }
  readonly restart?: string
  readonly command?: readonly string[]
  readonly logging?: { readonly options: Readonly<Record<string, string>> }
  readonly deploy?: { readonly resources: { readonly limits: { readonly cpus?: string; readonly memory?: string } } }
}

export interface Compose {
  readonly services: Readonly<Record<string, Service>>
  readonly volumes: Readonly<Record<string, unknown>>
}

/** What stands in the text of a compose file, merges done. */
export const composeOf = (text: string): Compose => parse(text, { merge: true }) as Compose

/** The services that a profile starts, by name. */
export const servicesIn = ({ services }: Compose, profile: string): Readonly<Record<string, Service>> =>
  Object.fromEntries(Object.entries(services).filter(([, { profiles }]) => profiles?.includes(profile)))

/** The environment of a service: its file's, and its own. What is asked of `.env` stands as it is written. */
export const environmentOf = ({ env_file, environment }: Service): Readonly<Record<string, string | undefined>> => ({
  ...(env_file === undefined ? {} : parseEnv(readFileSync(env_file, 'utf8'))),
  ...environment,
})

/** What the official schema of the compose specification finds wrong, as `dclint` ships it. */
export function schemaErrors(compose: unknown): readonly ErrorObject[] {
  const shipped = dirname(createRequire(import.meta.url).resolve('dclint/package.json'))
  const text = readFileSync(join(shipped, 'schemas', 'compose.schema.json'), 'utf8')
  // Its `$schema` is spelt otherwise than the name under which Ajv knows the same draft.
  const { $schema: _, ...schema } = JSON.parse(text) as Record<string, unknown>
  const validate = new Ajv({ allErrors: true, strict: false }).compile(schema)
  validate(compose)
  return validate.errors ?? []
}
