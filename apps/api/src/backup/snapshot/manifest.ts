/** What a snapshot says of itself: the last entry of its archive, whose own hash is the comment of the archive. */
import { createHash } from 'node:crypto'
import type { WholeTable } from '@gongkai/schema/db'
import { ExpectedError } from '../../expected-error.ts'
import type { Inventory } from '../inventory.ts'

export const MANIFEST = 'manifest.json'
export const entryOf = ({ name }: Pick<WholeTable, 'name'>): string => `tables/${name}.copy`

export interface Manifest extends Inventory {
  readonly format: 'gongkai-backup'
  readonly version: 1
  /** ISO 8601, in UTC. */
  readonly made_at: string
}

export const digestOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')

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
