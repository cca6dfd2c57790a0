/** The addresses of exports: a table by its name, in a format by its ending. */
import { Readable } from 'node:stream'
import { columnsOf, type Snapshot } from '@gongkai/schema/columns'
import type { Tables } from '@gongkai/schema/db'
import { encodeId, notFound, requireRegions } from '@gongkai/schema/graphql'
import type { Kysely } from 'kysely'
import { comparisonTable } from './comparison.ts'
import { etagOf, isKnownBy } from './etag.ts'
import { rankingTable } from './ranking.ts'
import { type ExportQuery, isWithBom, type ParameterName, readQuery, type Sayable } from './read-query.ts'
import { type ExportTable, isTruncated } from './table.ts'
import { trendTable } from './trend.ts'
import { writeCsv } from './write-csv.ts'
import { writeJson } from './write-json.ts'
import { writeZip } from './write-zip.ts'

export interface ExportOptions {
  readonly db: Kysely<Tables>
  /** Where the dashboard is, without a slash at the end. */
  readonly webUrl: string
}

export interface Export extends Sayable {
  readonly summary: string
  readonly make: (snapshot: Snapshot, query: ExportQuery, webUrl: string) => ExportTable
}

const EVERYWHERE: readonly ParameterName[] = ['asOf', 'limit', 'bom']
const AGENCIES: readonly ParameterName[] = ['region', 'level', 'sector', 'text', 'agency']
const MEASURE: readonly ParameterName[] = ['metric', 'rate', 'minimum', 'basis']

export const EXPORTS = {
  ranking: {
    summary: 'Agencies by one figure or rate of one year, and those that have none with the reason.',
    parameters: [...MEASURE, 'year', ...AGENCIES, 'direction', ...EVERYWHERE],
    once: ['metric', 'year'],
    make: rankingTable,
  },
  trend: {
    summary: 'One figure or rate over the years, of one agency or of many.',
    parameters: [...MEASURE, 'year', ...AGENCIES, ...EVERYWHERE],
    once: ['metric'],
    make: trendTable,
  },
  compare: {
    summary: 'Figures of up to eight agencies side by side.',
    parameters: ['agency', 'metric', 'year', ...EVERYWHERE],
    once: [],
    make: comparisonTable,
  },
} satisfies Record<string, Export>
export type ExportName = keyof typeof EXPORTS

export interface Asked {
  readonly table: ExportTable
  readonly query: ExportQuery
  readonly address: string
}

const bytesOf = (texts: Iterable<string>) => Readable.from(texts, { objectMode: false })

export const EXPORT_FORMATS = {
  csv: {
    mediaType: 'text/csv; charset=utf-8; header=present',
    write: async ({ table, query }: Asked) => bytesOf(writeCsv(table, isWithBom(query))),
  },
  json: {
    mediaType: 'application/json; charset=utf-8',
    write: async ({ table, address }: Asked) => bytesOf(writeJson(table, address)),
  },
  zip: {
    mediaType: 'application/zip',
    write: ({ table, query, address }: Asked) => writeZip(table, isWithBom(query), { address, now: new Date() }),
  },
} as const
export type ExportFormat = keyof typeof EXPORT_FORMATS

/** Of an address like `/export/ranking.csv`. */
export const EXPORT_PATH = new RegExp(
  `^/export/(${Object.keys(EXPORTS).join('|')})\\.(${Object.keys(EXPORT_FORMATS).join('|')})$`,
)

/** Throws NOT_FOUND for a region or agency that there is not: a mistyped one must not look like one without reports. */
function requireKnown(now: Snapshot, { region = [], agency = [] }: ExportQuery): void {
  requireRegions(now, region, 'region')
  const unknown = agency.find((id) => now.agencies.findPlace(id) === undefined)
  if (unknown !== undefined) throw notFound('agency', encodeId('Agency', unknown))
}

/** Throws BAD_USER_INPUT and NOT_FOUND. */
export async function answerExport(
  { db, webUrl }: ExportOptions,
  name: ExportName,
  format: ExportFormat,
  request: Request,
): Promise<Response> {
  const address = new URL(request.url)
  const asked: Export = EXPORTS[name]
  const query = readQuery(address.searchParams, asked)
  const columns = columnsOf(db)
  const [asOf] = query.asOf ?? []
  const now = await columns.current()
  requireKnown(now, query)
  const table = asked.make(asOf ? await columns.asOf(asOf) : now, query, webUrl)
  const headers = {
    etag: etagOf(table.dataVersion),
    'cache-control': 'public, no-cache',
    'x-total-count': String(table.total),
    'x-truncated': String(isTruncated(table)),
  }
  if (isKnownBy(request.headers.get('if-none-match'), headers.etag)) return new Response(null, { status: 304, headers })
  const { mediaType, write } = EXPORT_FORMATS[format]
  const body = await write({ table, query, address: address.href })
  return new Response(Readable.toWeb(body) as ReadableStream, {
    headers: {
      ...headers,
      'content-type': mediaType,
      'content-disposition': `attachment; filename="gongkai-${table.name}.${format}"`,
    },
  })
}
