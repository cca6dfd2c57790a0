/** The GraphQL server as a function of requests: all of it but the socket, and the reference for the short way. */
import type { Tables } from '@gongkai/schema/db'
import { schema as published } from '@gongkai/schema/graphql'
import { usePersistedOperations } from '@graphql-yoga/plugin-persisted-operations'
import { renderGraphiQL } from '@graphql-yoga/render-graphiql'
import { type ExecutionResult, type GraphQLError, getOperationAST } from 'graphql'
import { createYoga, isAsyncIterable, type MaskError, type Plugin } from 'graphql-yoga'
import type { Kysely } from 'kysely'
import { contextOf } from './authentication.ts'
import { incremental, withIncrementalDirectives } from './incremental.ts'
import { createMaskError, failureOf, type LogError } from './mask-error.ts'
import type { Metrics } from './metrics.ts'
import { bareHash, type PersistedOperations } from './persisted-operations.ts'
import { cacheOfQueries } from './prepared-operations.ts'
import { COST_LIMIT, costExceeded, costOf } from './query-cost.ts'
import { queryLimits } from './query-limits.ts'
import { readableRequests } from './readable-requests.ts'
import { failureAt } from './refusals.ts'
import type { Course } from './request-log.ts'
import { createRoutes } from './routes.ts'
import type { StoreWatch } from './store-watch.ts'
import { untold } from './untold-schema.ts'

export interface ServerOptions {
  /** For reading alone. */
  readonly db: Kysely<Tables>
  /** For whoever has a key; nothing can be changed unless stated. */
  readonly writer?: Kysely<Tables>
  readonly log?: LogError
  readonly metrics?: Metrics
  /** Shared with the metrics, so that whoever watches asks the database but once. */
  readonly store?: StoreWatch
  /** Queries that may be asked by their hash; none unless stated. */
  readonly persisted?: PersistedOperations
  /** Whether queries that are not among them are answered too; so unless stated. */
  readonly takesAnyQuery?: boolean
  /** Whether introspection is answered, and mistakes are told with what may have been meant; so unless stated. */
  readonly tellsSchema?: boolean
  /** Where readers find the dashboard, to whose pages exports point; this machine unless stated. */
  readonly webUrl?: string
}

/** Everything is public and read-only, so any page may read it, without credentials; none may frame it. */
export const HEADERS: Readonly<Record<string, string>> = {
  'access-control-allow-origin': '*',
  'access-control-expose-headers':
    'etag, content-disposition, x-total-count, x-truncated, x-request-id, ratelimit, ratelimit-policy, retry-after',
  'x-content-type-options': 'nosniff',
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
  'cross-origin-resource-policy': 'cross-origin',
  'referrer-policy': 'no-referrer',
}

/** The same as Node takes it without a copy. */
export const COMMON_HEAD: readonly string[] = Object.entries(HEADERS).flat()

/** GraphiQL, the one page among the answers: its script, style and workers are within it, and it asks this server. */
const PAGE_POLICY = [
  "default-src 'none'",
  "script-src 'self' 'unsafe-inline'",
  "style-src 'self' 'unsafe-inline'",
  'img-src data:',
  'font-src data:',
  "connect-src 'self'",
  'worker-src blob: data:',
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ')

/** Only who asks beforehand what may be asked is told so. */
const PREFLIGHT: Readonly<Record<string, string>> = {
  'access-control-allow-methods': 'GET, POST, OPTIONS',
  'access-control-allow-headers': 'content-type, accept, if-none-match',
  'access-control-max-age': '86400',
}

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

function routesPlugin(options: ServerOptions, maskError: MaskError): Plugin {
  const routes = createRoutes(options)
  const fail = (error: unknown) => {
    const failure = maskError(error, '') as GraphQLError
    options.metrics?.sawError(String(failure.extensions.code))
    return failureOf(failure)
  }
  return {
    async onRequest({ url, request, endResponse }) {
      if (request.method === 'OPTIONS') return endResponse(new Response(null, { status: 204, headers: PREFLIGHT }))
      for (const { path, answer } of routes) {
        const match = path.exec(url.pathname)
        if (!match) continue
        if (!READING.includes(request.method))
          return endResponse(refusalOf(url.pathname, 405, { allow: READING.join(', ') }))
        const response = await answerOrFail(() => answer(match, request), fail)
        return endResponse(request.method === 'HEAD' ? await headOf(response) : response)
      }
      if (url.pathname === '/graphql' && !ASKING.includes(request.method))
        endResponse(refusalOf(url.pathname, 405, { allow: [...ASKING, 'HEAD'].join(', ') }, 'Ask by POST or GET.'))
    },
  }
}

/** Of addresses that are no GraphQL. */
const READING = ['GET', 'HEAD']
/** Of GraphQL. */
const ASKING = ['POST', 'GET']

/** What is refused by its kind, before anybody looks at what it asks. */
const REFUSED: Readonly<Record<number, readonly [code: string, message: string]>> = {
  404: ['NOT_FOUND', 'Nothing is at this address; docs/api.md lists all there are.'],
  405: ['METHOD_NOT_ALLOWED', 'This address is for reading: ask by GET.'],
  406: ['NOT_ACCEPTABLE', 'Accept application/json or application/graphql-response+json.'],
  415: ['UNSUPPORTED_MEDIA_TYPE', 'Send {"query": "…"} as application/json.'],
}

function refusalOf(path: string, status: number, headers: HeadersInit = {}, words?: string): Response {
  const [code, said] = REFUSED[status] as readonly [string, string]
  const message = words ?? said
  return Response.json(failureAt(path, code, message), { status, headers })
}

/** The library refuses without a word. */
const refusalsPlugin: Plugin = {
  onResponse({ request, response, setResponse }) {
    if (response.body !== null || request.method === 'HEAD' || !REFUSED[response.status]) return
    setResponse(refusalOf(new URL(request.url).pathname, response.status, response.headers))
  },
}

async function answerOrFail(
  answer: () => Response | Promise<Response>,
  fail: (error: unknown) => Response,
): Promise<Response> {
  try {
    return await answer()
  } catch (error) {
    return fail(error)
  }
}

const errorsPlugin = ({ metrics }: ServerOptions): Plugin => ({
  onResultProcess({ result }) {
    for (const { errors = [] } of [result].flat() as ExecutionResult[])
      for (const { extensions } of errors) metrics?.sawError(String(extensions.code))
  },
})

async function headOf(response: Response): Promise<Response> {
  await response.body?.cancel()
  return new Response(null, response)
}

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

const headersPlugin: Plugin = {
  onResponse({ response }) {
    for (const [name, value] of Object.entries(HEADERS)) response.headers.set(name, value)
    const isPage = response.headers.get('content-type')?.startsWith('text/html')
    if (isPage) response.headers.set('content-security-policy', PAGE_POLICY)
  },
}
