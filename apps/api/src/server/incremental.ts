/**
 * Answers in parts, of which some come later (`@defer`, `@stream`): as `multipart/mixed` or `text/event-stream`, where the
 * client accepts either by name. For all others the directives mean nothing, and the answer comes whole.
 */
import { useDeferStream } from '@graphql-yoga/plugin-defer-stream'
import { type DocumentNode, type ExecutionResult, type GraphQLSchema, Kind, visit } from 'graphql'
import type { MaskError, Plugin } from 'graphql-yoga'

const DIRECTIVES = ['defer', 'stream']
const MEDIA_TYPE = /\b(?:multipart\/mixed|text\/event-stream)\b/

/** The schema that says which directives there are. */
export function withIncrementalDirectives(schema: GraphQLSchema): GraphQLSchema {
  let extended = schema
  const replaceSchema = (replaced: GraphQLSchema) => {
    extended = replaced
  }
  useDeferStream().onSchemaChange?.({ schema, replaceSchema })
  return extended
}

/** Whether a query may be answered in parts; others that look alike are few. */
export const mayBeIncremental = (query: string): boolean => /@(?:defer|stream)\b/.test(query)

export const incremental = (maskError: MaskError): Plugin => ({
  onPluginInit({ addPlugin }) {
    addPlugin(useDeferStream() as Plugin)
  },
  onExecute({ args }) {
    if (!MEDIA_TYPE.test(args.contextValue.request?.headers.get('accept') ?? '')) args.document = whole(args.document)
    return {
      onExecuteDone: () => ({
        // Errors of later parts stand where nobody else looks for them.
        onNext: ({ result, setResult }) => setResult(masked(result as Part, maskError)),
      }),
    }
  },
})

const wholes = new WeakMap<DocumentNode, DocumentNode>()

function whole(document: DocumentNode): DocumentNode {
  const known = wholes.get(document)
  if (known) return known
  const without = visit(document, {
    [Kind.DIRECTIVE]: ({ name }) => (DIRECTIVES.includes(name.value) ? null : undefined),
  })
  wholes.set(document, without)
  return without
}

interface Part extends ExecutionResult {
  readonly incremental?: readonly ExecutionResult[]
}

const masked = ({ incremental: parts, ...result }: Part, maskError: MaskError): Part => ({
  ...result,
  ...(parts && {
    incremental: parts.map(({ errors, ...part }) => ({
      ...part,
      ...(errors && { errors: errors.map((error) => maskError(error, '') as typeof error) }),
    })),
  }),
})
