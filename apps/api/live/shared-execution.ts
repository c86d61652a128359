import {
  createSourceEventStream,
  execute,
  getOperationAST,
  Kind,
  print,
  visit,
  type ASTNode,
  type ExecutionArgs,
  type ExecutionResult,
} from 'graphql'
import type { RequestContext } from '#graphql'

/** What a subscription is fed with: something that came, and up to where all has been given with it. */
interface Item {
  readonly position: string
}

/**
 * Subscribes, and works an answer out once for all who are given the same item and show the same of it. The position
 * of the item stands in the extensions of its answer.
 */
export class SharedExecution {
  // An answer goes when nobody is given its item any more.
  readonly #answers = new WeakMap<object, Map<string, Promise<ExecutionResult>>>()

  readonly subscribe = async (operation: ExecutionArgs): Promise<AsyncIterable<ExecutionResult> | ExecutionResult> => {
    const items = await createSourceEventStream(operation)
    if (!(Symbol.asyncIterator in items)) return items
    const shown = shownBy(operation)
    return answersTo(items as AsyncIterable<Item>, (item) => this.#answerTo(item, shown, operation))
  }

  #answerTo(item: Item, shown: string, operation: ExecutionArgs): Promise<ExecutionResult> {
    const known = this.#answers.get(item) ?? new Map<string, Promise<ExecutionResult>>()
    this.#answers.set(item, known)
    const answer = known.get(shown) ?? answered(item, operation)
    known.set(shown, answer)
    return answer
  }
}

async function answered(item: Item, operation: ExecutionArgs): Promise<ExecutionResult> {
  const answer = await execute({ ...operation, rootValue: item })
  return { ...answer, extensions: { position: item.position } }
}

/** What an operation shows of an item, and to whom. The arguments of its first field only choose the items. */
function shownBy({ document, operationName, variableValues, contextValue }: ExecutionArgs): string {
  const operation = getOperationAST(document, operationName)
  const fields = operation?.selectionSet.selections.map((each) =>
    each.kind === Kind.FIELD ? { ...each, arguments: [] } : each,
  )
  const fragments = document.definitions.filter(({ kind }) => kind === Kind.FRAGMENT_DEFINITION)
  const shown: ASTNode[] = [...(fields ?? []), ...fragments]
  const names = new Set<string>()
  for (const node of shown) visit(node, { Variable: ({ name }) => void names.add(name.value) })
  const values = [...names].map((name) => [name, variableValues?.[name]])
  return JSON.stringify([shown.map(print), values, (contextValue as RequestContext).actor.id])
}

/** Not a generator: its `return` would wait for the next item, and one who left would be kept. */
function answersTo(
  items: AsyncIterable<Item>,
  answerTo: (item: Item) => Promise<ExecutionResult>,
): AsyncIterableIterator<ExecutionResult> {
  const source = items[Symbol.asyncIterator]()
  const answers = {
    async next(): Promise<IteratorResult<ExecutionResult>> {
      const { done, value } = await source.next()
      return done ? { done, value: undefined } : { done: false, value: await answerTo(value) }
    },
    async return(): Promise<IteratorResult<ExecutionResult>> {
      await source.return?.()
      return { done: true, value: undefined }
    },
    // `graphql-ws` ends only what could be a generator.
    async throw(error: unknown): Promise<never> {
      await source.return?.()
      throw error
    },
    [Symbol.asyncIterator]: () => answers,
  }
  return answers
}
