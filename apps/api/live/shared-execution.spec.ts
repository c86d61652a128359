import { buildSchema, parse, type ExecutionResult } from 'graphql'
import { SharedExecution } from './shared-execution.js'

interface Item {
  readonly position: string
  readonly text: string
}

const schema = buildSchema(`
  type Query { nothing: String }
  type Subscription { said(by: String, after: String): Said }
  type Said { text: String, loud(times: Int): String }
`)

describe('An answer that many are given', () => {
  let worked: number
  let execution: SharedExecution
  beforeEach(() => {
    worked = 0
    execution = new SharedExecution()
  })

  const field = (item: Item) => ({
    text: () => {
      worked++
      return item.text
    },
    loud: ({ times }: { times: number }) => {
      worked++
      return item.text.repeat(times)
    },
  })

  async function answers(
    items: readonly Item[],
    query: string,
    variableValues: Record<string, unknown> = {},
    actor = 'one',
  ): Promise<ExecutionResult[]> {
    const feed = async function* () {
      for (const item of items) yield Object.assign(item, { said: field(item) })
    }
    const subscribed = await execution.subscribe({
      schema,
      document: parse(query),
      variableValues,
      rootValue: { said: feed },
      contextValue: { actor: { id: actor, kind: 'operator' } },
    })
    const given: ExecutionResult[] = []
    for await (const answer of subscribed as AsyncIterable<ExecutionResult>) given.push(answer)
    return given
  }

  const item = (): Item => ({ position: '7', text: 'hello' })

  it('tells the position of its item', async () =>
    expect(await answers([item()], 'subscription { said { text } }')).toEqual([
      { data: { said: { text: 'hello' } }, extensions: { position: '7' } },
    ]))

  it('is worked out once for the same item, whatever chose it', async () => {
    const said = item()
    const query = 'subscription ($by: String, $after: String) { said(by: $by, after: $after) { text } }'
    const [one] = await answers([said], query, { by: 'me' })
    const [two] = await answers([said], query, { by: 'you', after: '3' })
    await answers([said], 'subscription { said(by: "them") { text } }')
    expect(two).toBe(one)
    expect(worked).toBe(1)
  })

  it('is worked out for each who shows something else, or is somebody else', async () => {
    const said = item()
    const query = 'subscription ($times: Int) { said { loud(times: $times) } }'
    const given = [
      await answers([said], query, { times: 1 }),
      await answers([said], query, { times: 2 }),
      await answers([said], query, { times: 2 }, 'another'),
      await answers([said], 'subscription { said { ...F } } fragment F on Said { loud(times: 3) }'),
      await answers([item()], query, { times: 1 }),
    ]
    expect(given.flat().map(({ data }) => (data?.said as { loud: string }).loud.length)).toEqual([5, 10, 10, 15, 5])
    expect(worked).toBe(5)
  })

  it('is a refusal where nothing can be subscribed to', async () =>
    expect(
      await execution.subscribe({
        schema,
        document: parse('subscription { said { text } }'),
        rootValue: {
          said: () => {
            throw new Error('No.')
          },
        },
        contextValue: {},
      }),
    ).toMatchObject({ errors: [{ message: 'No.' }] }))

  it('comes no more to one who has left, though nothing has come', async () => {
    let isOver = false
    const feed = {
      next: () => new Promise<never>(() => undefined),
      return: async () => {
        isOver = true
        return { done: true as const, value: undefined }
      },
      [Symbol.asyncIterator]: () => feed,
    }
    const subscribed = await execution.subscribe({
      schema,
      document: parse('subscription { said { text } }'),
      rootValue: { said: () => feed },
      contextValue: { actor: { id: 'one', kind: 'operator' } },
    })
    const given = (subscribed as AsyncIterable<ExecutionResult>)[Symbol.asyncIterator]()
    void given.next()
    await given.return?.()
    expect(isOver).toBe(true)
  })
})
