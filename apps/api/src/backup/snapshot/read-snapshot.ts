/** A snapshot, every table of which is read once and held against the manifest before it is given out. */
import { resolve } from 'node:path'
import type { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { type Entry, openPromise, type ZipFile } from 'yauzl'
import { ExpectedError } from '../../expected-error.ts'
import { altered, requireHash } from '../altered.ts'
import { type Contents, Measure, type SavedTable } from '../inventory.ts'
import type { OpenBackup, Opening } from '../opening.ts'
import { digestOf, entryOf, MANIFEST, readManifest } from './manifest.ts'

const MAX_MANIFEST_BYTES = 2 ** 20

/** Throws `backup.unreadable`, `backup.altered`, `backup.unknown_format`, and the reason of `signal`. */
export async function openSnapshot(opening: Opening): Promise<OpenBackup> {
  const zip = await openArchive(opening)
  try {
    const backup = await readArchive(zip, opening)
    await verify(backup, opening.signal)
    return backup
  } catch (error) {
    zip.close()
    throw error
  }
}

async function openArchive({ path, cwd }: Opening): Promise<ZipFile> {
  try {
    return await openPromise(resolve(cwd, path), { lazyEntries: true, autoClose: false })
  } catch (error) {
    const message = `Cannot read ${path}: it is no backup, or its end is missing.`
    throw new ExpectedError('backup.unreadable', message, { cause: error })
  }
}

async function readArchive(zip: ZipFile, { path, sha256: expected }: Opening): Promise<OpenBackup> {
  const entries = await listEntries(zip, path)
  const text = await readWhole(zip, entries.get(MANIFEST), path)
  const sha256 = digestOf(text)
  if (sha256 !== zip.comment) throw altered(path, 'its manifest is not the one that it was written with')
  requireHash(path, sha256, expected)
  const inventory = readManifest(text.toString(), path)
  const rowsOf = (table: SavedTable) => readRows(zip, entries.get(entryOf(table)), path)
  return { path, form: 'snapshot', inventory, sha256, rowsOf, isSame, close: () => zip.close() }
}

const isSame = (a: Contents, b: Contents): boolean => a.rows === b.rows && a.bytes === b.bytes && a.sha256 === b.sha256

async function listEntries(zip: ZipFile, path: string): Promise<Map<string, Entry>> {
  const entries = new Map<string, Entry>()
  try {
    for await (const entry of zip.eachEntry()) entries.set(entry.fileName, entry)
    return entries
  } catch (error) {
    throw altered(path, 'the list of its contents is damaged', error)
  }
}

async function readWhole(zip: ZipFile, entry: Entry | undefined, path: string): Promise<Buffer> {
  if (!entry || entry.uncompressedSize > MAX_MANIFEST_BYTES)
    throw new ExpectedError('backup.unknown_format', `${path} is no backup: it has no manifest.`)
  return buffer(readRows(zip, entry, path))
}

async function* readRows(zip: ZipFile, entry: Entry | undefined, path: string): AsyncGenerator<Buffer> {
  if (!entry) throw altered(path, 'a table is missing')
  try {
    const stream: Readable = await zip.openReadStreamPromise(entry)
    yield* stream
  } catch (error) {
    throw altered(path, `${entry.fileName} is damaged`, error)
  }
}

async function verify(backup: OpenBackup, signal: AbortSignal): Promise<void> {
  for (const table of backup.inventory.tables) {
    const measure = new Measure()
    for await (const chunk of backup.rowsOf(table)) {
      signal.throwIfAborted()
      measure.add(chunk)
    }
    if (!isSame(measure.result(), table)) throw altered(backup.path, `${entryOf(table)} is not what its manifest says`)
  }
}
