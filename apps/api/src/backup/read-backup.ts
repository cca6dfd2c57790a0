/** A backup as it lies on the disk: opened, and looked at whole before anything is made of it. */
import { resolve } from 'node:path'
import type { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { type Entry, openPromise, type ZipFile } from 'yauzl'
import { ExpectedError, isSystemError, reasonOf } from '../expected-error.ts'
import {
  digestOf,
  entryOf,
  isSame,
  MANIFEST,
  type Manifest,
  Measure,
  readManifest,
  type SavedTable,
} from './manifest.ts'

export interface OpenBackup {
  readonly path: string
  readonly manifest: Manifest
  /** Of the manifest. */
  readonly sha256: string
  /** The text of a table. Throws `backup.altered`. */
  rowsOf(table: SavedTable): AsyncIterable<Buffer>
  close(): void
}

const MAX_MANIFEST_BYTES = 2 ** 20

/** Throws `backup.unreadable`, `backup.altered` and `backup.unknown_format`. */
export async function openBackup(path: string, cwd: string): Promise<OpenBackup> {
  const zip = await openArchive(path, cwd)
  try {
    const entries = await listEntries(zip, path)
    const text = await readWhole(zip, entries.get(MANIFEST), path)
    const sha256 = digestOf(text)
    if (sha256 !== zip.comment) throw altered(path, 'its manifest is not the one that it was written with')
    const manifest = readManifest(text.toString(), path)
    const rowsOf = (table: SavedTable) => readRows(zip, entries.get(entryOf(table)), path)
    return { path, manifest, sha256, rowsOf, close: () => zip.close() }
  } catch (error) {
    zip.close()
    throw error
  }
}

const altered = (path: string, what: string, cause?: unknown) =>
  new ExpectedError('backup.altered', `${path} is not as it was written: ${what}. Use another backup.`, { cause })

async function openArchive(path: string, cwd: string): Promise<ZipFile> {
  try {
    return await openPromise(resolve(cwd, path), { lazyEntries: true, autoClose: false })
  } catch (error) {
    const why = isSystemError(error) ? reasonOf(error) : 'it is no archive, or its end is missing'
    throw new ExpectedError('backup.unreadable', `Cannot read ${path}: ${why}.`, { cause: error })
  }
}

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

/** Reads every table once and holds it against the manifest. Throws `backup.altered`, and the reason of `signal`. */
export async function verifyBackup(backup: OpenBackup, signal: AbortSignal): Promise<void> {
  for (const table of backup.manifest.tables) {
    const measure = new Measure()
    for await (const chunk of backup.rowsOf(table)) {
      signal.throwIfAborted()
      measure.add(chunk)
    }
    if (!isSame(measure.result(), table)) throw altered(backup.path, `${entryOf(table)} is not what its manifest says`)
  }
}
