/** What the server answers besides GraphQL. */
import { columnsOf } from '@gongkai/schema/columns'
import { BULK_PATH, type BulkFormatName, createBulkExports } from '../exports/bulk-reports.ts'
import { isKnownBy } from '../exports/etag.ts'
import { OPENAPI } from '../exports/openapi.ts'
import { answerExport, EXPORT_PATH, type ExportFormat, type ExportName } from '../exports/routes.ts'
import { answerReadiness } from './readiness.ts'
import type { ServerOptions } from './server-options.ts'
import { watchStore } from './store-watch.ts'

export interface Route {
  readonly path: RegExp
  answer(match: RegExpExecArray, request: Request): Response | Promise<Response>
}

export function createRoutes(options: ServerOptions): readonly Route[] {
  const { db, writer, store = watchStore(db, writer) } = options
  const answerBulk = createBulkExports({ ...exportOptionsOf(options), log: options.log ?? console.error })
  return [
    { path: /^\/$/, answer: () => new Response(null, { status: 302, headers: { location: '/graphql' } }) },
    { path: /^\/health$/, answer: () => Response.json({ status: 'ok' }) },
    { path: /^\/ready$/, answer: () => answerReadiness(columnsOf(db), store) },
    {
      path: /^\/documents\/([0-9a-f]{64})$/,
      answer: ([, sha256], request) => download(options, sha256 as string, request),
    },
    { path: /^\/metrics$/, answer: () => printMetrics(options) },
    { path: /^\/openapi\.json$/, answer: () => Response.json(OPENAPI) },
    {
      path: EXPORT_PATH,
      answer: ([, name, format], request) =>
        answerExport(exportOptionsOf(options), name as ExportName, format as ExportFormat, request),
    },
    {
      path: BULK_PATH,
      answer: ([, year, format], request) => answerBulk(year as string, format as BulkFormatName, request),
    },
  ]
}

const exportOptionsOf = ({ db, webUrl = 'http://localhost:3000' }: ServerOptions) => ({ db, webUrl })

/** The file as it was stored, never shown by the browser as a page of ours: it may be HTML of anybody’s making. */
async function download({ db }: ServerOptions, sha256: string, request: Request): Promise<Response> {
  const etag = `"${sha256}"`
  const file = await db
    .selectFrom('documents')
    .select(['bytes', 'name'])
    .where('sha256', '=', sha256)
    .executeTakeFirst()
  if (!file) return Response.json({ error: { code: 'NOT_FOUND', message: 'No such document.' } }, { status: 404 })
  const headers = { 'cache-control': 'public, max-age=31536000, immutable', etag }
  if (isKnownBy(request.headers.get('if-none-match'), etag)) return new Response(null, { status: 304, headers })
  return new Response(Uint8Array.from(file.bytes), {
    headers: {
      ...headers,
      'content-type': 'application/octet-stream',
      'content-disposition': `attachment; filename*=UTF-8''${offeredName(file.name)}`,
    },
  })
}

/** The last part of a name as RFC 8187 writes it; never one that means a folder. */
function offeredName(name: string): string {
  const [last = ''] = /[^/\\]*$/.exec(name) ?? []
  const offered = /^\.*$/.test(last) ? 'document' : last
  return encodeURIComponent(offered).replaceAll(
    /['()*!]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  )
}

async function printMetrics({ metrics }: ServerOptions): Promise<Response> {
  if (!metrics) return new Response(null, { status: 404 })
  return new Response(await metrics.print(), { headers: { 'content-type': metrics.contentType } })
}
