/** Rows as COPY takes them, read back from a real table of every type. */
import { sql } from 'kysely'
import { describe, expect, it } from 'vitest'
import { binaryRows, type ColumnTypes, type RowOf } from '../src/db/rows/binary-rows.ts'
import { copyRows } from '../src/db/rows/copy-rows.ts'
import { useDatabase } from './postgres.ts'

const database = useDatabase()

const COLUMNS = {
  integer: 'integer',
  smallint: 'smallint',
  bigint: 'bigint',
  double: 'double',
  boolean: 'boolean',
  text: 'text',
  jsonb: 'jsonb',
  bytea: 'bytea',
  date: 'date',
  timestamptz: 'timestamptz',
  smallints: 'smallints',
  integers: 'integers',
  doubles: 'doubles',
  texts: 'texts',
} as const satisfies ColumnTypes
type Row = RowOf<typeof COLUMNS>

const ROW: Row = {
  integer: -2_147_483_648,
  smallint: 32_767,
  bigint: 2 ** 53 - 1,
  double: 0.1,
  boolean: true,
  text: '政府信息\t公开\\\n𠮷',
  jsonb: '{"件": [1, null]}',
  bytea: Buffer.from([0, 255, 92, 10]),
  date: '1999-12-31',
  timestamptz: new Date('2024-02-29T23:59:59.999Z'),
  smallints: [1, null, -3],
  integers: [],
  doubles: [1.5, null, -0.25],
  texts: ['件', '', null, '"{,}"'],
}
const NULLS = Object.fromEntries(Object.keys(COLUMNS).map((name) => [name, null])) as Row

/** Stores rows in a table of these columns and returns what it holds. */
const stored = (rows: readonly Row[]) =>
  database.db.transaction().execute(async (trx) => {
    await sql`create temporary table taken (
      "integer" integer, "smallint" smallint, "bigint" bigint, double double precision, "boolean" boolean, text text, jsonb jsonb,
      bytea bytea, date date, timestamptz timestamptz, smallints smallint[], integers integer[], doubles double precision[],
      texts text[]) on commit drop`.execute(trx)
    await copyRows(trx, 'taken' as 'findings', COLUMNS as never, rows as never)
    return (await sql<Record<string, unknown>>`select * from taken`.execute(trx)).rows
  })

describe('rows for COPY', () => {
  it('hold what was given, whatever its type', async () => {
    expect(await stored([ROW, NULLS])).toEqual([{ ...ROW, jsonb: { 件: [1, null] } }, NULLS])
  })

  it('may be larger than a piece, and many', async () => {
    const long = { ...NULLS, text: '公'.repeat(300_000) }
    const many = Array.from({ length: 3_000 }, (_, i) => ({ ...NULLS, integers: [i, i + 1], text: `第${i}件` }))
    expect(await stored([long, ...many])).toEqual([long, ...many])
  })

  it.each([
    ['bytes', { bytea: Buffer.alloc(600_000, 7) }],
    ['integers', { integers: Array.from({ length: 60_000 }, (_, i) => i) }],
    ['figures', { doubles: Array.from({ length: 60_000 }, (_, i) => i / 2) }],
    ['texts', { texts: Array.from({ length: 60_000 }, () => '件') }],
  ])('may have %s alone that are larger than a piece', async (_what, value) => {
    const large = { ...NULLS, ...value }
    expect(await stored([large, ROW])).toEqual([large, { ...ROW, jsonb: { 件: [1, null] } }])
  })

  it.each([
    ['smallint', 32_768, '32768 is no smallint.'],
    ['integer', 1.5, '1.5 is no integer.'],
    ['integer', 2 ** 31, '2147483648 is no integer.'],
    ['date', '2024-02-30', 'There is no day 2024-02-30.'],
  ])('refuse a %s of %s, which would be stored as another', (type, value, message) => {
    expect(() => [...binaryRows({ it: type } as ColumnTypes, [{ it: value } as never])]).toThrow(message)
  })
})
