/** All figures of all reports of a year that count, as one compressed file that is made as it is sent. */
import { pipeline, Readable } from 'node:stream'
import { createGzip } from 'node:zlib'
import { openReportsOfYear, type ReportsOfYear, type WholeReport } from '@gongkai/schema/db'
import { encodeId, notFound, readYear } from '@gongkai/schema/graphql'
import { GraphQLError } from 'graphql'
import { AGENCY_FIELDS, pageOfReport } from './agency-cells.ts'
import { etagOf } from './etag.ts'
import type { FieldName } from './fields.ts'
import type { ExportOptions } from './routes.ts'
import { csvLines } from './write-csv.ts'

const FIELDS: readonly FieldName[] = [
  ...AGENCY_FIELDS,
  ...(['year', 'form', 'metric', 'unit', 'state', 'value', 'raw', 'start', 'end', 'page'] as const),
  ...(['synthetic', 'report', 'document'] as const),
]

interface BulkFormat {
  readonly mediaType: string
  readonly head: string
  readonly write: (reports: readonly WholeReport[], webUrl: string) => string
}

export const BULK_FORMATS = {
  csv: {
    mediaType: 'text/csv; charset=utf-8; header=present',
    head: `${FIELDS.join(',')}\r\n`,
    write: (reports, webUrl) =>
      csvLines(
        reports.flatMap((report) => linesOf(report, webUrl)),
        FIELDS,
      ),
  },
  ndjson: {
    mediaType: 'application/x-ndjson; charset=utf-8',
    head: '',
    write: (reports, webUrl) => reports.map((report) => `${JSON.stringify(objectOf(report, webUrl))}\n`).join(''),
  },
} satisfies Record<string, BulkFormat>
export type BulkFormatName = keyof typeof BULK_FORMATS

export const BULK_PATH = new RegExp(`^/export/reports-(\\d{4})\\.(${Object.keys(BULK_FORMATS).join('|')})\\.gz$`)

const headOf = ({ report_id, agency_id, name, ...report }: Omit<WholeReport, 'facts' | 'sha256'>, webUrl: string) => ({
  agency: name,
  agency_id: encodeId('Agency', agency_id),
  ...report,
  report: pageOfReport(webUrl, report_id),
})

/** What the form does not have is left out: the edition of the form says so once. */
const cellsOf = ({ facts }: WholeReport) =>
  facts
    .filter(({ state }) => state !== 'not_on_form')
    .map(({ metric, unit, state, value, raw, span }) => ({ metric, unit, state, value, raw, ...span }))

function linesOf(report: WholeReport, webUrl: string) {
  const { facts: _, sha256, ...rest } = report
  const head = { ...headOf(rest, webUrl), document: sha256 }
  return cellsOf(report).map((cell) => ({ ...head, ...cell }))
}

function objectOf(report: WholeReport, webUrl: string) {
  const { facts: _, sha256, ...rest } = report
  return { ...headOf(rest, webUrl), document: sha256, facts: cellsOf(report) }
}

/** Each holds a connection for as long as its reader takes. */
const MOST_AT_ONCE = 2
const RETRY_SECONDS = 60
/** Who takes nothing for so long is cut off: an open transaction keeps the database from clearing up. */
const PATIENCE_MS = 60_000

const busy = () =>
  new GraphQLError(`Other files of a whole year are being sent; try again in ${RETRY_SECONDS} seconds.`, {
    extensions: { code: 'EXPORT_BUSY', http: { status: 503, headers: { 'retry-after': String(RETRY_SECONDS) } } },
  })

/** Answers for one server. Throws EXPORT_BUSY and NOT_FOUND. */
export function createBulkExports({ db, webUrl }: ExportOptions) {
  let underWay = 0
  return async (yearText: string, format: BulkFormatName, request: Request): Promise<Response> => {
    const year = readYear(Number(yearText))
    if (underWay === MOST_AT_ONCE) throw busy()
    underWay++
    const reports = await openReportsOfYear(db, year).catch((error) => {
      underWay--
      throw error
    })
    let isEnded = false
    const end = async () => {
      if (isEnded) return
      isEnded = true
      underWay--
      await reports.close()
    }
    const headers = { etag: etagOf(reports.dataVersion), 'cache-control': 'public, no-cache' }
    const isKnown = request.headers.get('if-none-match') === headers.etag
    if (reports.isEmpty || isKnown || request.method === 'HEAD') {
      await end()
      if (reports.isEmpty) throw notFound('year', yearText)
      if (isKnown) return new Response(null, { status: 304, headers })
    }
    const body = request.method === 'HEAD' ? null : compressed(writeReports(reports, format, webUrl, end))
    return new Response(body, {
      headers: {
        ...headers,
        'content-type': 'application/gzip',
        'content-disposition': `attachment; filename="gongkai-reports-${year}.${format}.gz"`,
      },
    })
  }
}

async function* writeReports(reports: ReportsOfYear, format: BulkFormatName, webUrl: string, end: () => Promise<void>) {
  const { head, write }: BulkFormat = BULK_FORMATS[format]
  try {
    yield head
    for await (const batch of reports.batches()) {
      const timer = setTimeout(end, PATIENCE_MS)
      yield write(batch, webUrl)
      clearTimeout(timer)
    }
  } finally {
    await end()
  }
}

/** Who stops reading ends the transaction too. */
function compressed(texts: AsyncGenerator<string>): ReadableStream {
  const gzip = createGzip()
  pipeline(Readable.from(texts), gzip, () => {})
  return Readable.toWeb(gzip) as ReadableStream
}
