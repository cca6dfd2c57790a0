/** Source files → bytes with their hash → which of them have yet to be parsed. Nothing is parsed here. */
import { createHash } from 'node:crypto'
import { resolve } from 'node:path'
import { isSameReading, type LastReading, listLastReadings, type Tables } from '@gongkai/schema/db'
import type { Kysely } from 'kysely'
import { toFailure } from '../expected-error.ts'
import type { Manifest, ManifestRow } from '../parsing/manifest.ts'
import { inGroups, mapInOrder, type Room, type Sized } from '../parsing/map-in-order.ts'
import type { Source } from '../parsing/sources.ts'
import { type FailedFile, failed, type UnchangedFile } from './outcome.ts'

/** A file as it lies on the disk. */
export interface Document extends Sized {
  readonly status: 'read'
  readonly path: string
  /** What the store calls it. */
  readonly name: string
  readonly bytes: Uint8Array
  /** Lower-case hex. */
  readonly sha256: string
  /** The division code to settle names with. */
  readonly regionHint: string | undefined
  /** What the manifest says of it. */
  readonly row: ManifestRow | undefined
  /** Whether it is stored, read otherwise. */
  readonly wasRead: boolean
}

export interface ReadingOptions {
  readonly db: Kysely<Tables>
  readonly manifest: Manifest
  /** For files of which the manifest says nothing. */
  readonly region: string | undefined
  readonly cwd: string
}

const READ_AHEAD: Room = { count: 16, bytes: 16 * 2 ** 20 }
const LOOKED_UP_AT_ONCE: Room = { count: 256, bytes: 16 * 2 ** 20 }
const PATIENCE_MS = 500

/** In the order of the sources; what the store holds already, as it would be read now, goes no further. */
export async function* readDocuments(
  sources: AsyncIterable<Source>,
  options: ReadingOptions,
): AsyncGenerator<Document | UnchangedFile | FailedFile> {
  const files = mapInOrder(sources, READ_AHEAD, (source) => readSource(source, options))
  for await (const group of inGroups(files, LOOKED_UP_AT_ONCE, PATIENCE_MS)) yield* await passOver(group, options.db)
}

async function readSource(source: Source, { manifest, region, cwd }: ReadingOptions): Promise<Document | FailedFile> {
  const { path } = source
  if ('failure' in source) return failed(path, source.failure)
  try {
    const bytes = await source.read()
    const row = manifest.get(resolve(cwd, path))
    const sha256 = createHash('sha256').update(bytes).digest('hex')
    const regionHint = row?.region || source.region || region
    const size = bytes.byteLength
    return { status: 'read', path, name: source.name, size, bytes, sha256, regionHint, row, wasRead: false }
  } catch (error) {
    return failed(path, toFailure(error))
  }
}

async function passOver(group: readonly (Document | FailedFile)[], db: Kysely<Tables>) {
  const documents = group.filter((file) => file.status === 'read')
  const lastReadings = await listLastReadings(
    db,
    documents.map(({ sha256 }) => sha256),
  )
  const { PARSER_VERSION } = await import('@gongkai/parser')
  return group.map((file) => {
    const last = file.status === 'read' ? lastReadings.get(file.sha256) : undefined
    return file.status === 'read' && last ? compare(file, last, PARSER_VERSION) : file
  })
}

/** Where a region was given once, it holds until another is given. */
function compare(document: Document, last: LastReading, parserVersion: string): Document | UnchangedFile | FailedFile {
  const { path, sha256, row } = document
  const regionHint = document.regionHint || (last.regionHint ?? undefined)
  if (!isSameReading(last, { sha256, parserVersion, regionHint })) return { ...document, regionHint, wasRead: true }
  if (last.refusal) return failed(path, last.refusal)
  if (row?.published_on && row.published_on !== last.publishedOn) return { ...document, regionHint, wasRead: true }
  return { status: 'unchanged', path, size: 0 }
}
