/** Answers with a whole document rendered once on the server: no script is sent with it. */
import type { ReactElement } from 'react'
import { readConfig } from '../config.ts'

const policy = (origins: string) =>
  `default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors ${origins}`

/** `maxAgeSeconds` 0 keeps an answer out of caches. */
export const staticPage = async (page: ReactElement, status: number, maxAgeSeconds: number): Promise<Response> => {
  // Imported here, since Next refuses this module at the top of a server component.
  const { renderToStaticMarkup } = await import('react-dom/server')
  return new Response(`<!doctype html>${renderToStaticMarkup(page)}`, {
    status,
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': policy(readConfig().embedAllowedOrigins),
      'cache-control': maxAgeSeconds > 0 ? `public, max-age=${maxAgeSeconds}` : 'no-store',
    },
  })
}
