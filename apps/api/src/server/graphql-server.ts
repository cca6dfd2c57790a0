/** The GraphQL server as a function of requests: all of it but the socket, and the reference for the short way. */
import type { Tables } from '@gongkai/schema/db'
import { createContext, schema } from '@gongkai/schema/graphql'
import { renderGraphiQL } from '@graphql-yoga/render-graphiql'
import { createYoga, type Plugin } from 'graphql-yoga'
import type { Kysely } from 'kysely'
import { createMaskError, type LogError } from './mask-error.ts'
import { queryLimits } from './query-limits.ts'
import { ROUTES } from './routes.ts'

export interface ServerOptions {
  readonly db: Kysely<Tables>
  readonly log?: LogError
}

/** Everything is public and read-only, so any page may read it, without credentials; none may frame it. */
export const HEADERS: Readonly<Record<string, string>> = {
  'access-control-allow-origin': '*',
  'access-control-allow-methods': 'GET, POST, OPTIONS',
  'access-control-allow-headers': 'content-type, accept',
  'x-content-type-options': 'nosniff',
  'content-security-policy': "frame-ancestors 'none'",
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

export type GraphQLServer = ReturnType<typeof createGraphQLServer>

export function createGraphQLServer({ db, log = console.error }: ServerOptions) {
  return createYoga({
    schema,
    context: () => createContext(db),
    cors: false,
    landingPage: false,
    healthCheckEndpoint: '/graphql/health', // so that /health is ours to answer
    logging: false,
    maskedErrors: { maskError: createMaskError(log) },
    graphiql: { title: 'Gongkai', defaultQuery: EXAMPLE_QUERY },
    renderGraphiQL,
    plugins: [routesPlugin(db), headersPlugin, ...queryLimits],
  })
}

const routesPlugin = (db: Kysely<Tables>): Plugin => ({
  async onRequest({ url, request, endResponse }) {
    if (request.method === 'OPTIONS') return endResponse(new Response(null, { status: 204 }))
    if (request.method === 'POST') return
    for (const { path, answer } of ROUTES) {
      const match = path.exec(url.pathname)
      if (match) return endResponse(await answer(db, match))
    }
  },
})

const headersPlugin: Plugin = {
  onResponse({ response }) {
    for (const [name, value] of Object.entries(HEADERS)) response.headers.set(name, value)
  },
}
