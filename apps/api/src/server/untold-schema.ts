/** The schema kept to oneself: neither asked for nor guessed at by mistakes that are told with what may have been meant. */
import { GraphQLError, type ValidationRule } from 'graphql'
import type { Plugin } from 'graphql-yoga'

const INTROSPECTION = ['__schema', '__type']
const SUGGESTION = ' Did you mean '

const noIntrospection: ValidationRule = (context) => ({
  Field(node) {
    if (!INTROSPECTION.includes(node.name.value)) return
    const extensions = { code: 'INTROSPECTION_OFF' }
    const message = 'This server does not tell its schema; it is published with the program.'
    context.reportError(new GraphQLError(message, { nodes: [node], extensions }))
  },
})

/** A suggestion is the end of its message; what stands before it may be a value of the client’s, as long as a body may be. */
function withoutSuggestion(error: GraphQLError): void {
  const at = error.message.lastIndexOf(SUGGESTION)
  if (at >= 0 && error.message.endsWith('?')) error.message = error.message.slice(0, at)
}

export const untold: Plugin = {
  onValidate({ addValidationRule }) {
    addValidationRule(noIntrospection)
  },
  onExecutionResult({ result }) {
    if (result && 'errors' in result) for (const error of result.errors ?? []) withoutSuggestion(error as GraphQLError)
  },
}
