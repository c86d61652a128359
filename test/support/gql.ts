/** An error as GraphQL answers it. */
export interface Refused {
  readonly message: string
  readonly path?: readonly (string | number)[]
  readonly extensions: { readonly code: string; readonly path?: readonly (string | number)[]; readonly id?: string }
}

/** What GraphQL answered. */
export interface Answer<Data> {
  readonly data?: Data | null
  readonly errors?: readonly Refused[]
}

/** Asks GraphQL; `gql` throws if there is an error, `gql.answer` gives it. */
export interface Ask {
  <Data>(query: string, variables?: Readonly<Record<string, unknown>>): Promise<Data>
  answer<Data>(query: string, variables?: Readonly<Record<string, unknown>>): Promise<Answer<Data>>
}

/** Asks the API at an address. */
export function asker(url: string): Ask {
  async function answer<Data>(query: string, variables: Readonly<Record<string, unknown>> = {}): Promise<Answer<Data>> {
    const response = await fetch(`${url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query, variables }),
    })
    return (await response.json()) as Answer<Data>
  }
  async function ask<Data>(query: string, variables?: Readonly<Record<string, unknown>>): Promise<Data> {
    const { data, errors } = await answer<Data>(query, variables)
    if (errors || !data) throw new Error(`GraphQL refused: ${JSON.stringify(errors)}`)
    return data
  }
  return Object.assign(ask, { answer })
}
