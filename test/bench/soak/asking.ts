import type { Connections } from '../company/connections.js'

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
  const text = await connections.text(asked).catch((error: unknown) => {
    if (!isReset(error)) throw error
    return connections.text(asked)
  })
  const { data, errors } = JSON.parse(text) as Answered<Data>
  const [error] = errors ?? []
  if (error) throw new Refused(error.extensions.code, error.message)
  if (!data) throw new Error('The answer holds neither data nor errors.')
  return data
}

const isReset = (error: unknown): boolean => error instanceof Error && 'code' in error && error.code === 'ECONNRESET'
