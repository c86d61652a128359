import type { ApolloServerPlugin } from '@apollo/server'
import { Kind, type OperationDefinitionNode } from 'graphql'
import { nameRequest, type Metrics } from '#observability'

/** Counts and times the operations that come over HTTP, and names the span of the request by the fields it asks for. */
export function watchOperations(metrics: Metrics): ApolloServerPlugin {
  return {
    async requestDidStart() {
      const started = performance.now()
      return {
        async didResolveOperation({ operation }) {
          if (operation) nameRequest(operation.operation, { 'virgil.fields': rootFields(operation) })
        },
        async willSendResponse({ operation, response: { body } }) {
          // As the asker reads them: what nobody expected has its code only now.
          const errors = body.kind === 'single' ? (body.singleResult.errors ?? []) : []
          const isOurs = errors.some(({ extensions }) => extensions?.code === 'INTERNAL')
          const outcome = errors.length === 0 ? 'done' : isOurs ? 'failed' : 'refused'
          metrics.answered(operation?.operation ?? 'invalid', performance.now() - started, outcome)
        },
      }
    },
  }
}

const rootFields = ({ selectionSet }: OperationDefinitionNode): string[] =>
  selectionSet.selections.flatMap((field) => (field.kind === Kind.FIELD ? [field.name.value] : []))
