/** What every answer says beside what it holds. */
import type { Plugin } from 'graphql-yoga'

/** Everything is public and read-only, so any page may read it, without credentials; none may frame it. */
const HEADERS: Readonly<Record<string, string>> = {
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

export const headersPlugin: Plugin = {
  onResponse({ response }) {
    for (const [name, value] of Object.entries(HEADERS)) response.headers.set(name, value)
    const isPage = response.headers.get('content-type')?.startsWith('text/html')
    if (isPage) response.headers.set('content-security-policy', PAGE_POLICY)
  },
}
