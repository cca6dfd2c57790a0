/** Everything that is stored, into one file and back. */
import { stat } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { countWaitingDocuments, requeueWaitingDocuments } from '@gongkai/schema/db'
import type { Manifest } from '../backup/manifest.ts'
import { openBackup, verifyBackup } from '../backup/read-backup.ts'
import { restoreBackup } from '../backup/restore-backup.ts'
import { writeBackup } from '../backup/write-backup.ts'
import { type Store, withStore } from '../database.ts'
import type { ExitCode, Io } from '../io.ts'

/** Of a folder, the file is named by the moment. Nothing is migrated: a backup is made before that. */
export const backup = (path: string, io: Io): Promise<ExitCode> =>
  withStore(io, async ({ db }) => {
    const file = await fileOf(path, io.cwd)
    const { manifest, sha256 } = await writeBackup(db, resolve(io.cwd, file), io.signal)
    io.stdout.write(`${file}: ${describe(manifest, sha256)}\n`)
    return 0
  })

async function fileOf(path: string, cwd: string): Promise<string> {
  const isFolder = await stat(resolve(cwd, path)).then(
    (found) => found.isDirectory(),
    () => false,
  )
  return isFolder ? join(path, `gongkai-${new Date().toISOString().replace(/[-:]|\.\d+/g, '')}.zip`) : path
}

function describe({ tables, migrations, data_version }: Manifest, sha256: string): string {
  const rows = tables.reduce((sum, table) => sum + table.rows, 0)
  return `${rows} rows in ${tables.length} tables, data version ${data_version ?? 'none'}, schema ${migrations.at(-1)}, manifest ${sha256}`
}

export interface RestoreOptions {
  /** Only look whether the backup is whole; needs no database. */
  readonly check?: boolean
}

/** The database then has the newest schema, and documents that waited for workers wait again. */
export async function restore(path: string, { check = false }: RestoreOptions, io: Io): Promise<ExitCode> {
  const { signal } = io
  const saved = await openBackup(path, io.cwd)
  const what = describe(saved.manifest, saved.sha256)
  try {
    if (check) await verifyBackup(saved, signal)
    else
      await withStore(io, async (store) => {
        await restoreBackup(store.db, saved, signal)
        await bringUpToDate(store, io)
        return 0
      })
  } finally {
    saved.close()
  }
  io.stdout.write(check ? `${path} is whole: ${what}\n` : `Restored and read back equal: ${what}\n`)
  return 0
}

async function bringUpToDate(store: Store, io: Io): Promise<void> {
  await store.migrate()
  if ((await countWaitingDocuments(store.db)).waiting === 0) return
  const { createQueue } = await import('../queue/create-queue.ts')
  await createQueue(store.url, io)
  await requeueWaitingDocuments(store.db)
}
