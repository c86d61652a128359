import type { Asked, Connections } from '../company/connections.js'

const MOST_ATTEMPTS = 5

interface Answered<Data> {
  readonly data?: Data | null
  readonly errors?: readonly { readonly message: string; readonly extensions: { readonly code: string } }[]
}

/** What the api did not do, with the code it gave. */
export class Refused extends Error {
  constructor(
    readonly code: string,
    message: string,
  ) {
    super(`${code}: ${message}`)
  }
}

/** Asks GraphQL; throws `Refused` with the first error of an answer. Asks again where the server let go of an idle connection just then. */
export async function ask<Data>(connections: Connections, query: string, variables: object = {}): Promise<Data> {
  const asked = { query, variables: { ...variables } }
  const { data, errors } = JSON.parse(await textOf(connections, asked)) as Answered<Data>
  const [error] = errors ?? []
  if (error) throw new Refused(error.extensions.code, error.message)
  if (!data) throw new Error('The answer holds neither data nor errors.')
  return data
}

async function textOf(connections: Connections, asked: Asked): Promise<string> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await connections.text(asked)
    } catch (error) {
      if (!isReset(error) || attempt === MOST_ATTEMPTS) throw error
    }
  }
}

const isReset = (error: unknown): boolean => error instanceof Error && 'code' in error && error.code === 'ECONNRESET'
