/**
 * Queries made ready to run when they are asked a second time: parsed, validated and held to the limits by the server that
 * also answers without us, then compiled. Whoever asks the same query again pays for its execution alone.
 */
import { type DocumentNode, type GraphQLSchema, getOperationAST, Kind, type OperationDefinitionNode } from 'graphql'
import { compileQuery, isCompiledQuery } from 'graphql-jit'
import { LRUCache } from 'lru-cache'
import { readVariables, takesCircularInput, takingReadVariables, withReadVariables } from './circular-inputs.ts'
import { mergesConditionally } from './conditional-fields.ts'
import { mayBeIncremental } from './incremental.ts'
import { costOf } from './query-cost.ts'

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
  costOf(variables: GraphQLRequest['variables']): number
  readonly run: Run
}

type Run = (context: unknown, variables: GraphQLRequest['variables']) => Promise<{ data?: unknown; errors?: unknown }>
/** Undefined where the query is wrong, too large or no query: the server itself says what is the matter. */
type Prepared = Operation | undefined

/** What is compiled of a query, and its tree, take about so many bytes for each of its characters. */
const BYTES_PER_CHARACTER = 100
const MAX_BYTES = 64 * 2 ** 20

/** What was made of queries, by their texts: of as many as there is room for, however long each is. */
export const cacheOfQueries = <Made extends object>() =>
  new LRUCache<string, Made>({
    maxSize: MAX_BYTES,
    sizeCalculation: (_, { length }) => 1 + length * BYTES_PER_CHARACTER,
  })

/** Compiling takes as long as several executions, so nobody has us compile what is never asked again. */
const ASKED_ONCE: { readonly operation: Prepared } = { operation: undefined }

/** As the name of a field in an answer it is not written where it stands in the query. */
const PROTOTYPE = '__proto__'

/** Of an operation, as the specification of GraphQL has it: no other is in any query. */
const NAME = /^[_A-Za-z]\w*$/

export class PreparedOperations {
  readonly #schema: GraphQLSchema
  readonly #checks: Checks
  /** Made at the first query that needs it. */
  #reading: GraphQLSchema | undefined
  readonly #prepared = cacheOfQueries<{ readonly operation: Prepared }>()

  constructor(schema: GraphQLSchema, checks: Checks) {
    this.#schema = schema
    this.#checks = checks
  }

  /** Undefined also where anybody’s query is asked for the first time; one of ours is compiled at once. */
  get(request: GraphQLRequest, isOurs: boolean): Prepared {
    if (request.operationName != null && !NAME.test(request.operationName)) return undefined
    const key = `${request.operationName ?? ''} ${request.query}`
    const known = this.#prepared.get(key)
    if (known && known !== ASKED_ONCE) return known.operation
    const made = known || isOurs ? { operation: this.#prepare(request) } : ASKED_ONCE
    this.#prepared.set(key, made)
    return made.operation
  }

  #prepare({ query, variables, operationName }: GraphQLRequest): Prepared {
    if (mayBeIncremental(query) || query.includes(PROTOTYPE)) return undefined
    try {
      const { parse, validate } = this.#checks.getEnveloped({ params: { query, variables } })
      const document = parse(query)
      if (validate(this.#schema, document).length > 0) return undefined
      const operation = getOperationAST(document, operationName)
      if (operation?.operation !== 'query' || mergesConditionally(document)) return undefined
      const compile = takesCircularInput(this.#schema, document) ? this.#compileReading : this.#compilePlain
      const run = compile(document, operation)
      const refusesNull = namesWithDefault(operation)
      const costOfIt = (given: GraphQLRequest['variables']) => costOf(this.#schema, document, operationName, given)
      if (!run) return undefined
      const runWithDefaults: Run = async (context, given) =>
        refusesNull.some((name) => given?.[name] === null) ? { errors: true } : run(context, given)
      return { name: operation.name?.value, costOf: costOfIt, run: runWithDefaults }
    } catch {
      return undefined
    }
  }

  readonly #compilePlain = (document: DocumentNode, { name }: OperationDefinitionNode): Run | undefined => {
    const compiled = compileQuery(this.#schema, document, name?.value)
    if (!isCompiledQuery(compiled)) return undefined
    return async (context, variables) => compiled.query(undefined, context, variables ?? {})
  }

  readonly #compileReading = (document: DocumentNode, operation: OperationDefinitionNode): Run | undefined => {
    this.#reading ??= withReadVariables(this.#schema)
    const compiled = compileQuery(this.#reading, takingReadVariables(document), operation.name?.value)
    if (!isCompiledQuery(compiled)) return undefined
    return async (context, variables) => {
      const read = readVariables(this.#schema, operation, variables ?? {})
      return read ? compiled.query(undefined, context, read) : { errors: true }
    }
  }
}

/** Variables that may be null, and stand where nothing may be: what is compiled takes null there for no. */
const namesWithDefault = ({ variableDefinitions = [] }: OperationDefinitionNode): string[] =>
  variableDefinitions
    .filter(({ type, defaultValue }) => defaultValue !== undefined && type.kind !== Kind.NON_NULL_TYPE)
    .map(({ variable }) => variable.name.value)
