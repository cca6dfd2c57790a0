/** What an export is before it has a format: named fields, and rows that are made as they are sent. */
import type { Wording } from '@gongkai/schema/metrics'
import type { FieldName } from './fields.ts'

export type Cell = string | number | boolean | null
export type Row = Readonly<Partial<Record<FieldName, Cell>>>

export interface ExportTable {
  /** Of the file, without its ending. */
  readonly name: string
  readonly title: Wording
  /** Keys of the metrics, and of rates as `rate.<key>`. */
  readonly metrics: readonly string[]
  readonly fields: readonly FieldName[]
  /** The version of the data that the rows are of. */
  readonly dataVersion: number
  readonly isSynthetic: boolean
  /** How many rows there are, and how many of them are given. */
  readonly total: number
  readonly limit: number
  readonly rows: () => Iterable<Row>
}

export const isTruncated = ({ total, limit }: ExportTable) => total > limit

/** As many rows as are given, in pieces: between them others are answered. */
export function* piecesOf({ rows, limit }: ExportTable): Generator<Row[]> {
  let piece: Row[] = []
  let given = 0
  for (const row of rows()) {
    if (given++ === limit) break
    piece.push(row)
    if (piece.length < PIECE) continue
    yield piece
    piece = []
  }
  if (piece.length > 0) yield piece
}

const PIECE = 250
