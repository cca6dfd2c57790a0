/** A table as CSV (RFC 4180). No text of a document can become a formula of a spreadsheet. */
import { stringify } from 'csv-stringify/sync'
import { type ExportTable, isTruncated, piecesOf } from './table.ts'

const BYTE_ORDER_MARK = '\ufeff'

export const csvLines = (rows: readonly object[], fields: readonly string[]): string =>
  stringify([...rows], {
    columns: [...fields],
    escape_formulas: true,
    record_delimiter: 'windows',
    cast: { boolean: String },
  })

/** Its last line is a comment where rows were left out, so that a file says so wherever it goes. */
export function* writeCsv(table: ExportTable, isWithBom: boolean): Generator<string> {
  yield `${isWithBom ? BYTE_ORDER_MARK : ''}${table.fields.join(',')}\r\n`
  for (const rows of piecesOf(table)) yield csvLines(rows, table.fields)
  if (isTruncated(table)) yield `# truncated: ${table.limit} of ${table.total} rows\r\n`
}
