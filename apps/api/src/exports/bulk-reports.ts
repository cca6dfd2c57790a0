/** All figures of all reports of a year that count, as one compressed file that is made as it is sent. */
import { pipeline, Readable } from 'node:stream'
import { createGzip } from 'node:zlib'
import { openReportsOfYear, type ReportsOfYear, type StoredSpan, type WholeReport } from '@gongkai/schema/db'
import { encodeId, notFound, readYear } from '@gongkai/schema/graphql'
import { GraphQLError } from 'graphql'
import type { LogError } from '../server/mask-error.ts'
import { AGENCY_FIELDS, pageOfReport } from './agency-cells.ts'
import { etagOf, isKnownBy } from './etag.ts'
import type { FieldName } from './fields.ts'
import { readQuery, type Sayable } from './read-query.ts'
import type { ExportOptions } from './routes.ts'
import { csvLines } from './write-csv.ts'

const REPORT_FIELDS: readonly FieldName[] = [
  ...AGENCY_FIELDS,
  ...(['year', 'form', 'synthetic', 'report', 'document'] as const),
]
const CELL_FIELDS = [
  ...(['metric', 'unit', 'state', 'value', 'raw', 'start', 'end', 'page'] as const),
] satisfies FieldName[]

interface BulkFormat {
  readonly mediaType: string
  readonly head: string
  readonly write: (reports: readonly WholeReport[], webUrl: string) => string
}

export const BULK_FORMATS = {
  csv: {
    mediaType: 'text/csv; charset=utf-8; header=present',
    head: `${[...REPORT_FIELDS, ...CELL_FIELDS].join(',')}\r\n`,
    write: (reports, webUrl) => reports.map((report) => linesOf(report, webUrl)).join(''),
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

const placeOf = (span: StoredSpan | null) => ({ start: null, end: null, page: null, ...span })

/** What the form does not have is left out: the edition of the form says so once. */
const cellsOf = ({ facts }: WholeReport) =>
  facts
    .filter(({ state }) => state !== 'not_on_form')
    .map(({ metric, unit, state, value, raw, span }) => ({ metric, unit, state, value, raw, ...placeOf(span) }))

/** What all lines of a report share is written once: a year has tens of millions of lines. */
function linesOf(report: WholeReport, webUrl: string): string {
  const { facts: _, sha256, ...rest } = report
  const head = csvCell({ ...headOf(rest, webUrl), document: sha256 }, REPORT_FIELDS)
  return cellsOf(report)
    .map(
      (cell) =>
        `${head},${CELL_FIELDS.map((name) => (name === 'raw' ? rawOf(cell) : (cell[name] ?? ''))).join(',')}\r\n`,
    )
    .join('')
}

const csvCell = (row: object, fields: readonly FieldName[]) => csvLines([row], fields).slice(0, -'\r\n'.length)

/** Nearly every text is a number; any other may hold whatever a document does. */
const rawOf = ({ raw }: { readonly raw: string | null }) =>
  raw === null || /^[\d.]*$/.test(raw) ? (raw ?? '') : csvCell({ raw }, ['raw'])

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

/** A year is whole: an address that seems to choose among its reports would be believed. */
const SAYING_NOTHING: Sayable = { parameters: [], once: [] }

/** Answers for one server. Throws EXPORT_BUSY, BAD_USER_INPUT and NOT_FOUND. */
export function createBulkExports({ db, webUrl, log }: ExportOptions & { readonly log: LogError }) {
  let underWay = 0
  return async (yearText: string, format: BulkFormatName, request: Request): Promise<Response> => {
    readQuery(new URL(request.url).searchParams, SAYING_NOTHING)
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
    const isKnown = isKnownBy(request.headers.get('if-none-match'), headers.etag)
    const { method, signal } = request
    signal.addEventListener('abort', end)
    const isWithoutBody = isKnown || method === 'HEAD' || signal.aborted
    if (reports.isEmpty || isWithoutBody) {
      await end()
      if (reports.isEmpty) throw notFound('year', yearText)
      if (isKnown) return new Response(null, { status: 304, headers })
    }
    const body = isWithoutBody
      ? null
      : compressed(
          writeReports(reports, format, webUrl, end),
          (message, error) => signal.aborted || log(message, error),
        )
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

/** What a stream says when its reader goes away. */
const GIVEN_UP = ['ABORT_ERR', 'ERR_STREAM_PREMATURE_CLOSE']

/** Who stops reading ends the transaction too. */
function compressed(texts: AsyncGenerator<string>, log: LogError): ReadableStream {
  const gzip = createGzip()
  pipeline(Readable.from(texts), gzip, (error) => {
    if (error && !GIVEN_UP.includes(error.code ?? '')) log('A file of a whole year broke off.', error)
  })
  return Readable.toWeb(gzip) as ReadableStream
}
