import { z } from 'zod'
import { DomainError } from '#event-sourcing'
import { CliError } from '../failure.js'

const answer = z.object({
  data: z.record(z.string(), z.unknown()).nullish(),
  errors: z
    .array(
      z.object({
        message: z.string(),
        extensions: z
          .object({
            code: z.string().optional(),
            path: z.array(z.union([z.string(), z.number()])).optional(),
          })
          .optional(),
      }),
    )
    .optional(),
})

/** How long a server may take: the bounce report of many journeys takes seconds. */
const PATIENCE_MS = 120_000

/** Asks a running server over GraphQL. Refuses with `SERVER_UNREACHABLE`, `SERVER_ANSWER`, and as the server does. */
export class GraphqlClient {
  readonly #endpoint: URL

  constructor(url: string) {
    this.#endpoint = endpointOf(url)
  }

  async ask(document: string, variables: Readonly<Record<string, unknown>>): Promise<Record<string, unknown>> {
    const { data, errors } = await this.#answerTo(JSON.stringify({ query: document, variables }))
    const [error] = errors ?? []
    if (error) throw new DomainError(error.extensions?.code ?? 'SERVER_ANSWER', error.message, error.extensions?.path)
    if (data) return data
    throw this.#notVirgil()
  }

  async #answerTo(body: string): Promise<z.output<typeof answer>> {
    let response: Response
    try {
      response = await fetch(this.#endpoint, {
        method: 'POST',
        headers: { 'content-type': 'application/json', accept: 'application/json' },
        body,
        signal: AbortSignal.timeout(PATIENCE_MS),
      })
    } catch (cause) {
      throw this.#unreachable(cause)
    }
    const parsed = answer.safeParse(await response.json().catch(() => undefined))
    if (parsed.success) return parsed.data
    throw this.#notVirgil()
  }

  #unreachable(cause: unknown): CliError {
    const { host } = this.#endpoint
    if (cause instanceof Error && cause.name === 'TimeoutError')
      return new CliError(
        'SERVER_UNREACHABLE',
        `The server at ${host} did not answer in ${PATIENCE_MS / 1000} seconds.`,
      )
    const why =
      cause instanceof Error && cause.cause instanceof Error ? `: ${cause.cause.message || cause.cause.name}` : ''
    return new CliError(
      'SERVER_UNREACHABLE',
      `No server answers at ${host}${why}. Start it with npm start, or leave --url away.`,
    )
  }

  #notVirgil(): CliError {
    return new CliError('SERVER_ANSWER', `What answers at ${this.#endpoint.href} does not speak Virgil's GraphQL.`)
  }
}

function endpointOf(url: string): URL {
  const parsed = URL.canParse(url) ? new URL(url) : undefined
  if (parsed?.protocol !== 'http:' && parsed?.protocol !== 'https:')
    throw new CliError('USAGE', `--url: "${url}" is no address. Write one as http://127.0.0.1:3000.`)
  if (!parsed.pathname.endsWith('/graphql')) parsed.pathname = `${parsed.pathname.replace(/\/$/, '')}/graphql`
  return parsed
}
