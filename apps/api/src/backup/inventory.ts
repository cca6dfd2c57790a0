/** What a backup holds, of either form. */
import { createHash } from 'node:crypto'
import type { WholeTable } from '@gongkai/schema/db'

/** Of the text of a table, as `COPY` writes it. */
export interface Contents {
  readonly rows: number
  readonly bytes: number
  /** Lower-case hex. */
  readonly sha256: string
}

export type SavedTable = WholeTable & Contents

export interface Inventory {
  /** Those that the database had run, in their order. */
  readonly migrations: readonly string[]
  /** Null of a schema of before there were versions of the data. */
  readonly data_version: number | null
  /** In the order of the file. */
  readonly tables: readonly SavedTable[]
}

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

/** For people: how much of what moment. */
export function describe({ tables, migrations, data_version }: Inventory): string {
  const rows = tables.reduce((sum, table) => sum + table.rows, 0)
  return `${rows} rows in ${tables.length} tables, data version ${data_version ?? 'none'}, schema ${migrations.at(-1)}`
}
