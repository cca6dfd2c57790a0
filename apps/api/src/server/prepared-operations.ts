/**
 * Queries made ready to run: parsed, validated and held to the limits once, by the server that also answers without us,
 * then compiled. Whoever asks the same query again pays for its execution alone.
 */
import { type DocumentNode, type GraphQLSchema, getOperationAST } from 'graphql'
import { compileQuery, isCompiledQuery } from 'graphql-jit'
import { LRUCache } from 'lru-cache'
import { takesCircularInput } from './circular-inputs.ts'

export interface GraphQLRequest {
  readonly query: string
  readonly variables?: Readonly<Record<string, unknown>> | null | undefined
  readonly operationName?: string | null | undefined
}

/** The general server’s own parsing and validation, with every limit it has. */
export interface Checks {
  getEnveloped(request: object): {
    parse(query: string): DocumentNode
    validate(schema: GraphQLSchema, document: DocumentNode): readonly unknown[]
  }
}

export interface Operation {
  readonly name: string | undefined
  readonly run: Run
}

type Run = (context: unknown, variables: GraphQLRequest['variables']) => Promise<{ data?: unknown; errors?: unknown }>
/** Undefined where the query is wrong, too large or no query: the server itself says what is the matter. */
type Prepared = Operation | undefined

const MAX_OPERATIONS = 500

export class PreparedOperations {
  readonly #schema: GraphQLSchema
  readonly #checks: Checks
  readonly #prepared = new LRUCache<string, { readonly operation: Prepared }>({ max: MAX_OPERATIONS })

  constructor(schema: GraphQLSchema, checks: Checks) {
    this.#schema = schema
    this.#checks = checks
  }

  get(request: GraphQLRequest): Prepared {
    const key = `${request.operationName ?? ''} ${request.query}`
    const known = this.#prepared.get(key)
    if (known) return known.operation
    const operation = this.#prepare(request)
    this.#prepared.set(key, { operation })
    return operation
  }

  #prepare({ query, variables, operationName }: GraphQLRequest): Prepared {
    try {
      const { parse, validate } = this.#checks.getEnveloped({ params: { query, variables } })
      const document = parse(query)
      if (validate(this.#schema, document).length > 0) return undefined
      const operation = getOperationAST(document, operationName)
      if (operation?.operation !== 'query' || takesCircularInput(this.#schema, document)) return undefined
      const compiled = compileQuery(this.#schema, document, operationName ?? undefined)
      if (!isCompiledQuery(compiled)) return undefined
      return {
        name: operation.name?.value,
        run: async (context, values) => compiled.query(undefined, context, values ?? {}),
      }
    } catch {
      return undefined
    }
  }
}
