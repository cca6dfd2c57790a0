/** What a backup says of itself: the last entry of its archive, whose own hash is the comment of the archive. */
import { createHash } from 'node:crypto'
import type { WholeTable } from '@gongkai/schema/db'
import { ExpectedError } from '../expected-error.ts'

export const MANIFEST = 'manifest.json'
export const entryOf = ({ name }: Pick<WholeTable, 'name'>): string => `tables/${name}.copy`

/** Of the text of a table, as `COPY` writes it. */
export interface Contents {
  readonly rows: number
  readonly bytes: number
  /** Lower-case hex. */
  readonly sha256: string
}

export type SavedTable = WholeTable & Contents

export interface Manifest {
  readonly format: 'gongkai-backup'
  readonly version: 1
  /** ISO 8601, in UTC. */
  readonly made_at: string
  /** Those that the database had run, in their order. */
  readonly migrations: readonly string[]
  /** Null of a schema of before there were versions of the data. */
  readonly data_version: number | null
  /** In the order of the archive. */
  readonly tables: readonly SavedTable[]
}

export const digestOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')

/** Counts rows, of which each ends in the only line feed that is not escaped, and hashes what passes. */
export class Measure {
  readonly #hash = createHash('sha256')
  #rows = 0
  #bytes = 0

  add(chunk: Buffer): void {
    this.#hash.update(chunk)
    this.#bytes += chunk.length
    for (let at = chunk.indexOf(LINE_FEED); at >= 0; at = chunk.indexOf(LINE_FEED, at + 1)) this.#rows++
  }

  /** Ends the measure. */
  result(): Contents {
    return { rows: this.#rows, bytes: this.#bytes, sha256: this.#hash.digest('hex') }
  }
}

const LINE_FEED = 10

export const isSame = (a: Contents, b: Contents): boolean =>
  a.rows === b.rows && a.bytes === b.bytes && a.sha256 === b.sha256

/** Throws `backup.unknown_format` where the text is no manifest that this program can read. */
export function readManifest(text: string, path: string): Manifest {
  const manifest = parse(text)
  if (manifest?.format === 'gongkai-backup' && manifest.version === 1) return manifest as Manifest
  throw new ExpectedError(
    'backup.unknown_format',
    `${path} is no backup that this version of the program can read; use the version that made it, or a newer one.`,
  )
}

function parse(text: string): Partial<Manifest> | undefined {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
