/** One moment of the database → one archive, made while it is read. */
import { once } from 'node:events'
import { createWriteStream } from 'node:fs'
import { PassThrough, type Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import {
  atOneMoment,
  listRunMigrations,
  listWholeTables,
  type Tables,
  type WholeTable,
  writeTable,
} from '@gongkai/schema/db'
import type { Kysely, Transaction } from 'kysely'
import { ZipFile } from 'yazl'
import { type Contents, Measure, type SavedTable } from '../inventory.ts'
import { OWNER_ONLY, writeWhole } from '../whole-file.ts'
import { digestOf, entryOf, MANIFEST, type Manifest } from './manifest.ts'

export interface Snapshot {
  readonly inventory: Manifest
  /** Of the manifest, which has the hashes of all else: whoever keeps it elsewhere knows the backup again. */
  readonly sha256: string
}

/** Throws `backup.*`, `database.*`, `output.unwritable`, and the reason of `signal`. */
export const writeSnapshot = (db: Kysely<Tables>, path: string, signal: AbortSignal): Promise<Snapshot> =>
  writeWhole(path, signal, (part) => writePart(db, part, signal))

async function writePart(db: Kysely<Tables>, part: string, signal: AbortSignal): Promise<Snapshot> {
  const zip = new ZipFile()
  const stop = new AbortController()
  const interrupt = () => stop.abort(signal.reason)
  signal.addEventListener('abort', interrupt)
  try {
    const output = createWriteStream(part, { mode: OWNER_ONLY, flush: true })
    const written = pipeline(zip.outputStream as Readable, output, { signal: stop.signal })
    const saved = atOneMoment(db, (trx) => save(trx, zip, stop.signal))
    // When one of them fails, the other would wait for it for ever.
    for (const half of [written, saved]) half.catch((error) => stop.abort(error))
    await Promise.allSettled([saved, written])
    stop.signal.throwIfAborted()
    return await saved
  } finally {
    signal.removeEventListener('abort', interrupt)
  }
}

async function save(trx: Transaction<Tables>, zip: ZipFile, signal: AbortSignal): Promise<Snapshot> {
  const made_at = new Date()
  const migrations = await listRunMigrations(trx)
  const tables: SavedTable[] = []
  for (const table of await listWholeTables(trx))
    tables.push({ ...table, ...(await saveTable(trx, table, zip, signal)) })
  const hasVersion = tables.some(({ name }) => name === 'data_version')
  const manifest: Manifest = {
    format: 'gongkai-backup',
    version: 1,
    made_at: made_at.toISOString(),
    migrations,
    data_version: hasVersion ? await versionIn(trx) : null,
    tables,
  }
  const text = Buffer.from(`${JSON.stringify(manifest, null, 2)}\n`)
  zip.addBuffer(text, MANIFEST)
  zip.end({ comment: digestOf(text), forceZip64Format: false })
  return { inventory: manifest, sha256: digestOf(text) }
}

async function saveTable(
  trx: Transaction<Tables>,
  table: WholeTable,
  zip: ZipFile,
  signal: AbortSignal,
): Promise<Contents> {
  const measure = new Measure()
  const rows = new PassThrough()
  zip.addReadStream(rows, entryOf(table))
  await writeTable(trx, table, (chunk) => {
    signal.throwIfAborted()
    measure.add(chunk)
    if (!rows.write(chunk)) return once(rows, 'drain', { signal }).then(() => {})
  })
  rows.end()
  return measure.result()
}

async function versionIn(trx: Transaction<Tables>): Promise<number> {
  const { version } = await trx.selectFrom('data_version').select('version').executeTakeFirstOrThrow()
  return version
}
