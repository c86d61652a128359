import { Agent, request } from 'node:http'

/** A question to GraphQL. */
export interface Asked {
  readonly query: string
  readonly variables?: Readonly<Record<string, unknown>>
}

interface Answered<Data> {
  readonly data?: Data | null
  readonly errors?: readonly { readonly message: string }[]
}

/** So many connections that stay open, over which GraphQL is asked. */
export class Connections {
  readonly #agent: Agent

  constructor(
    private readonly url: string,
    count: number,
  ) {
    this.#agent = new Agent({ keepAlive: true, maxSockets: count })
  }

  /** The text of an answer. */
  text(asked: Asked): Promise<string> {
    const body = JSON.stringify(asked)
    const headers = { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) }
    return new Promise((resolve, reject) => {
      const sent = request(`${this.url}/graphql`, { method: 'POST', agent: this.#agent, headers }, (response) => {
        const parts: Buffer[] = []
        response.on('data', (part: Buffer) => parts.push(part))
        response.on('end', () => resolve(Buffer.concat(parts).toString()))
        response.on('error', reject)
      })
      sent.on('error', reject)
      sent.end(body)
    })
  }

  /** What was asked for; throws if it was refused. */
  async ask<Data>(query: string, variables?: Asked['variables']): Promise<Data> {
    const { data, errors } = JSON.parse(await this.text({ query, variables })) as Answered<Data>
    if (errors || !data) throw new Error(`GraphQL refused: ${JSON.stringify(errors)}`)
    return data
  }

  close(): void {
    this.#agent.destroy()
  }
}
