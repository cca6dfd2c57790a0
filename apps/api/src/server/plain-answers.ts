/** All that is answered without GraphQL: addresses of their own, and requests that no query can be read from. */
import type { GraphQLError } from 'graphql'
import type { MaskError, Plugin } from 'graphql-yoga'
import { failureOf } from './mask-error.ts'
import { failureAt } from './refusals.ts'
import { createRoutes } from './routes.ts'
import type { ServerOptions } from './server-options.ts'

/** Only who asks beforehand what may be asked is told so. */
const PREFLIGHT: Readonly<Record<string, string>> = {
  'access-control-allow-methods': 'GET, POST, OPTIONS',
  'access-control-allow-headers': 'content-type, accept, if-none-match',
  'access-control-max-age': '86400',
}

/** Answers what is no GraphQL, and refuses other methods than an address takes. */
export function routesPlugin(options: ServerOptions, maskError: MaskError): Plugin {
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
        if (!READING.includes(request.method)) return endResponse(refuseMethod(url.pathname, READING))
        const response = await answerOrFail(() => answer(match, request), fail)
        return endResponse(request.method === 'HEAD' ? await headOf(response) : response)
      }
      if (url.pathname === '/graphql' && !ASKING.includes(request.method))
        endResponse(refuseMethod(url.pathname, ASKING))
    },
  }
}

/** Of addresses that are no GraphQL. */
const READING = ['GET', 'HEAD']
/** Of GraphQL. */
const ASKING = ['POST', 'GET', 'HEAD']

/** What is refused by its kind, before anybody looks at what it asks. */
const REFUSED: Readonly<Record<number, readonly [code: string, message: string]>> = {
  404: ['NOT_FOUND', 'Nothing is at this address; docs/api.md lists all there are.'],
  405: ['METHOD_NOT_ALLOWED', 'Ask by a method that “Allow” names.'],
  406: ['NOT_ACCEPTABLE', 'Accept application/json or application/graphql-response+json.'],
  415: ['UNSUPPORTED_MEDIA_TYPE', 'Send {"query": "…"} as application/json.'],
}

const refuseMethod = (path: string, allowed: readonly string[]) => refusalOf(path, 405, { allow: allowed.join(', ') })

function refusalOf(path: string, status: number, headers: HeadersInit): Response {
  const [code, message] = REFUSED[status] as readonly [string, string]
  return Response.json(failureAt(path, code, message), { status, headers })
}

/** The library refuses without a word. */
export const refusalsPlugin: Plugin = {
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

async function headOf(response: Response): Promise<Response> {
  await response.body?.cancel()
  return new Response(null, response)
}
