/** A table as one JSON object: what it is of, then its rows. */
import { FIELDS } from './fields.ts'
import { describeMeasure } from './measures.ts'
import { type ExportTable, isTruncated, piecesOf, type Row } from './table.ts'

/** What every format says of a table beside its rows. */
export const describeTable = (table: ExportTable, address: string) => ({
  title: table.title,
  address,
  dataVersion: table.dataVersion,
  synthetic: table.isSynthetic,
  metrics: table.metrics.map(describeMeasure),
  fields: table.fields.map((name) => ({ name, ...FIELDS[name] })),
  total: table.total,
  truncated: isTruncated(table),
})

export function* writeJson(table: ExportTable, address: string): Generator<string> {
  const head = JSON.stringify(describeTable(table, address))
  yield `${head.slice(0, -1)},"rows":[`
  let separator = '\n'
  for (const rows of piecesOf(table)) {
    yield separator + rows.map((row) => JSON.stringify(wholeRow(row, table.fields))).join(',\n')
    separator = ',\n'
  }
  yield '\n]}\n'
}

/** What is not known is null, never left out. */
const wholeRow = (row: Row, fields: ExportTable['fields']) =>
  Object.fromEntries(fields.map((name) => [name, row[name] ?? null]))
