/** The GraphQL server as a function of requests: all of it but the socket, and the reference for the short way. */
import { schema as published } from '@gongkai/schema/graphql'
import { usePersistedOperations } from '@graphql-yoga/plugin-persisted-operations'
import { renderGraphiQL } from '@graphql-yoga/render-graphiql'
import { type ExecutionResult, getOperationAST } from 'graphql'
import { createYoga, isAsyncIterable, type Plugin } from 'graphql-yoga'
import { contextOf } from './authentication.ts'
import { incremental, withIncrementalDirectives } from './incremental.ts'
import { createMaskError } from './mask-error.ts'
import { bareHash, type PersistedOperations } from './persisted-operations.ts'
import { refusalsPlugin, routesPlugin } from './plain-answers.ts'
import { cacheOfQueries } from './prepared-operations.ts'
import { COST_LIMIT, costExceeded, costOf } from './query-cost.ts'
import { queryLimits } from './query-limits.ts'
import { readableRequests } from './readable-requests.ts'
import type { Course } from './request-log.ts'
import { headersPlugin } from './response-headers.ts'
import type { ServerOptions } from './server-options.ts'
import { untold } from './untold-schema.ts'

const EXAMPLE_QUERY = `# 政府信息公开工作年度报告 · Annual reports on government information disclosure
# Which agencies took most decisions on permits in 2024?
query TopPermits {
  ranking(metric: PERMITS_DECISIONS, year: 2024, first: 10) {
    totalCount
    nodes {
      rank
      value
      agency { name }
    }
  }
}
`

/** What both ways answer from. */
export const schema = withIncrementalDirectives(published)

export type GraphQLServer = ReturnType<typeof createGraphQLServer>

export function createGraphQLServer(options: ServerOptions) {
  const { log = console.error, persisted = new Map(), takesAnyQuery = true, tellsSchema = true } = options
  const maskError = createMaskError(log)
  return createYoga<{ readonly course: Course }>({
    schema,
    context: ({ request }) => contextOf(options, request.headers.get('authorization')),
    cors: false,
    landingPage: false,
    healthCheckEndpoint: '/graphql/health', // so that /health is ours to answer
    logging: false,
    maskedErrors: { maskError },
    multipart: false, // nothing takes files
    maxRequestBodySize: false, // how long a body is was looked at before it is read
    parserAndValidationCache: { documentCache: cacheOfQueries(), errorCache: cacheOfQueries() },
    graphiql: { title: 'Gongkai', defaultQuery: EXAMPLE_QUERY },
    renderGraphiQL,
    plugins: [
      routesPlugin(options, maskError),
      headersPlugin,
      errorsPlugin(options),
      refusalsPlugin,
      readableRequests,
      persistedOperations(persisted, takesAnyQuery),
      ...queryLimits,
      costs,
      incremental(maskError),
      ...(tellsSchema ? [] : [untold]),
    ],
  })
}

const errorsPlugin = ({ metrics }: ServerOptions): Plugin => ({
  onResultProcess({ result }) {
    for (const { errors = [] } of [result].flat() as ExecutionResult[])
      for (const { extensions } of errors) metrics?.sawError(String(extensions.code))
  },
})

/** In the words of this API where a hash is not known or a query is not allowed. */
const persistedOperations = (persisted: PersistedOperations, takesAnyQuery: boolean) =>
  usePersistedOperations({
    allowArbitraryOperations: takesAnyQuery,
    getPersistedOperation: (hash) => persisted.get(bareHash(hash)) ?? null,
    customErrors: {
      notFound: {
        message: 'No query is known by this hash; send the query itself, or ask for it to be added.',
        extensions: { code: 'PERSISTED_QUERY_NOT_FOUND', http: { status: 404 } },
      },
      keyNotFound: {
        message: 'Send {"query": "…"} as application/json, or the hash of a known query as extensions.persistedQuery.',
        extensions: { code: 'BAD_REQUEST', http: { status: 400 } },
      },
      persistedQueryOnly: {
        message: 'This server answers known queries only, by their hash.',
        extensions: { code: 'PERSISTED_QUERY_ONLY', http: { status: 403 } },
      },
    },
  })

/** The cost in every answer, in place of an answer where it is too high; and the name for whoever keeps the log. */
const costs: Plugin = {
  onExecute({ args: { schema, document, operationName, variableValues, contextValue }, setResultAndStopExecution }) {
    const { course } = contextValue as { course?: Course }
    if (course) course.operation = getOperationAST(document, operationName)?.name?.value
    const cost = costOf(schema, document, operationName, variableValues)
    if (cost > COST_LIMIT) return setResultAndStopExecution({ errors: [costExceeded(cost)] })
    return {
      onExecuteDone({ result, setResult }) {
        if (!isAsyncIterable(result)) return setResult({ ...result, extensions: { ...result.extensions, cost } })
        let isFirst = true
        return {
          onNext({ result: part, setResult: setPart }) {
            if (isFirst) setPart({ ...part, extensions: { ...part.extensions, cost } })
            isFirst = false
          },
        }
      },
    }
  },
}
