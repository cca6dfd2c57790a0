/** What the server answers besides GraphQL. */
import type { Tables } from '@gongkai/schema/db'
import { type Kysely, sql } from 'kysely'

export interface Route {
  readonly path: RegExp
  answer(db: Kysely<Tables>, match: RegExpExecArray): Response | Promise<Response>
}

export const ROUTES: readonly Route[] = [
  { path: /^\/$/, answer: () => new Response(null, { status: 302, headers: { location: '/graphql' } }) },
  { path: /^\/health$/, answer: () => Response.json({ status: 'ok' }) },
  { path: /^\/ready$/, answer: readiness },
  { path: /^\/documents\/([0-9a-f]{64})$/, answer: (db, [, sha256]) => download(db, sha256 as string) },
]

async function readiness(db: Kysely<Tables>): Promise<Response> {
  try {
    await sql`select 1`.execute(db)
    return Response.json({ status: 'ok', database: 'ok' })
  } catch {
    return Response.json({ status: 'unavailable', database: 'unreachable' }, { status: 503 })
  }
}

/** The file as it was stored, never shown by the browser as a page of ours: it may be HTML of anybody’s making. */
async function download(db: Kysely<Tables>, sha256: string): Promise<Response> {
  const file = await db
    .selectFrom('documents')
    .select(['bytes', 'name'])
    .where('sha256', '=', sha256)
    .executeTakeFirst()
  if (!file) return Response.json({ error: { code: 'NOT_FOUND', message: 'No such document.' } }, { status: 404 })
  return new Response(Uint8Array.from(file.bytes), {
    headers: {
      'content-type': 'application/octet-stream',
      'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(file.name.split('/').at(-1) ?? '')}`,
      'cache-control': 'public, max-age=31536000, immutable',
      etag: `"${sha256}"`,
    },
  })
}
