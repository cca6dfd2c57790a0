/**
 * A file of `pg_dump --format=custom`, of ours or made by hand. Of the statements in it none is run, so it makes no
 * difference who owned what where it was made: `pg_restore` prints the rows, and the rest of the way is that of a snapshot.
 */
import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { devNull } from 'node:os'
import { resolve } from 'node:path'
import { isOurTable } from '@gongkai/schema/db'
import { ExpectedError } from '../../expected-error.ts'
import { altered, requireHash } from '../altered.ts'
import { type Contents, type Inventory, Measure, type SavedTable } from '../inventory.ts'
import type { OpenBackup, Opening } from '../opening.ts'
import { type CopiedTable, tablesIn } from './copied-tables.ts'
import { outputOf, type PostgresTools, ToolError } from './postgres-tools.ts'

/** In which migrations keep book of themselves: where it is, our tables are. */
const BOOK = 'kysely_migration'
const VERSION = 'data_version'

/** Throws `backup.no_tools`, `backup.altered`, `backup.unreadable`, `backup.unknown_format`, and the reason of `signal`. */
export async function openDump({ path, cwd, sha256: expected, findTools, signal }: Opening): Promise<OpenBackup> {
  const file = resolve(cwd, path)
  const sha256 = await hashOf(file, signal)
  requireHash(path, sha256, expected)
  const source = { path, file, tools: await requireTools(path, findTools), signal }
  const { schema, ...inventory } = await takeInventory(source)
  if (await goesOn(source)) throw altered(path, 'it goes on behind its end')
  const rowsOf = ({ name }: SavedTable) => rowsIn(source, `--schema=${schema}`, `--table=${name}`)
  return { path, form: 'dump', inventory, sha256, rowsOf, isSame, close: () => {} }
}

/** Rows stand in no order in it. */
const isSame = (a: Contents, b: Contents): boolean => a.rows === b.rows && a.bytes === b.bytes

async function hashOf(file: string, signal: AbortSignal): Promise<string> {
  const hash = createHash('sha256')
  for await (const chunk of createReadStream(file, { signal })) hash.update(chunk)
  return hash.digest('hex')
}

async function requireTools(path: string, findTools: Opening['findTools']): Promise<PostgresTools> {
  const tools = await findTools()
  if (tools) return tools
  throw new ExpectedError(
    'backup.no_tools',
    `${path} was written by pg_dump: install PostgreSQL’s client programs, or name their folder by POSTGRES_TOOLS.`,
  )
}

interface Source {
  readonly path: string
  readonly file: string
  readonly tools: PostgresTools
  readonly signal: AbortSignal
}

async function* read({ path, file, tools, signal }: Source, ...args: string[]) {
  try {
    yield* tablesIn(outputOf(tools, 'pg_restore', ['--data-only', '--file=-', ...args, file], { signal }))
  } catch (error) {
    if (!(error instanceof ToolError)) throw error
    const message = `pg_restore ${tools.version} cannot read ${path}: ${error.message}. Use another backup, or a newer pg_restore.`
    throw new ExpectedError('backup.unreadable', message, { cause: error })
  }
}

async function* rowsIn(source: Source, ...args: string[]): AsyncGenerator<Buffer> {
  for await (const part of read(source, ...args)) if ('rows' in part) yield part.rows
}

/** A dump ends with the last row that it holds, so it cannot be read without its last byte, unless that is none of its own. */
async function goesOn({ file, tools, signal }: Source): Promise<boolean> {
  const { size } = await stat(file)
  const input = createReadStream(file, { end: size - 2 })
  try {
    for await (const _row of outputOf(tools, 'pg_restore', ['--data-only', `--file=${devNull}`], { signal, input }));
    return true
  } catch (error) {
    if (error instanceof ToolError) return false
    throw error
  }
}

/** All tables once, from the first byte to the last. */
async function takeInventory(source: Source): Promise<Inventory & { readonly schema: string }> {
  const found: { table: CopiedTable; measure: Measure }[] = []
  const texts = new Map<CopiedTable, string>()
  for await (const part of read(source)) {
    if ('table' in part) found.push({ table: part.table, measure: new Measure() })
    const last = found.at(-1)
    if (!('rows' in part) || !last) continue
    last.measure.add(part.rows)
    if ([BOOK, VERSION].includes(last.table.name))
      texts.set(last.table, `${texts.get(last.table) ?? ''}${part.rows.toString()}`)
  }
  const book = found.find(({ table }) => table.name === BOOK)?.table
  if (!book)
    throw new ExpectedError('backup.unknown_format', `${source.path} is a dump of another database, or has no rows.`)
  const ours = found.filter(({ table }) => table.schema === book.schema)
  const versions = ours.find(({ table }) => table.name === VERSION)?.table
  return {
    schema: book.schema,
    migrations: valuesOf(book, 'name', texts).toSorted(),
    data_version: versions ? Number(valuesOf(versions, 'version', texts)[0]) : null,
    tables: ours
      .filter(({ table }) => isOurTable(table.name))
      .map(({ table, measure }) => ({ name: table.name, columns: table.columns, ...measure.result() })),
  }
}

function valuesOf(table: CopiedTable, column: string, texts: ReadonlyMap<CopiedTable, string>): string[] {
  const place = table.columns.indexOf(column)
  const lines = (texts.get(table) ?? '').split('\n').filter(Boolean)
  return lines.map((line) => line.split('\t')[place] ?? '')
}
