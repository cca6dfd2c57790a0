/** Everything that is stored, into one file and back. */
import { mkdir, stat } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import {
  countWaitingDocuments,
  listForeignTables,
  listRunMigrations,
  readServerVersion,
  requeueWaitingDocuments,
} from '@gongkai/schema/db'
import { findHindrance, findTools, type PostgresTools } from '../backup/dump/postgres-tools.ts'
import { writeDump } from '../backup/dump/write-dump.ts'
import { describe } from '../backup/inventory.ts'
import { openBackup } from '../backup/open-backup.ts'
import { restoreBackup } from '../backup/restore-backup.ts'
import { writeSnapshot } from '../backup/snapshot/write-snapshot.ts'
import { unwritable } from '../backup/whole-file.ts'
import { readConfig } from '../config.ts'
import { type Store, withStore } from '../database.ts'
import { ExpectedError, isSystemError } from '../expected-error.ts'
import type { ExitCode, Io } from '../io.ts'
import type { BackupForm } from '../printing/formats.ts'

export interface BackupOptions {
  readonly form: BackupForm
}

/** Of a folder, the file is named by the moment. Nothing is migrated: a backup is made before that. */
export const backup = (path: string, { form }: BackupOptions, io: Io): Promise<ExitCode> =>
  withStore(io, async ({ db, url }, { postgresTools }) => {
    if ((await listRunMigrations(db)).length === 0)
      throw new ExpectedError('backup.nothing', 'There is nothing to back up: the database was never migrated.')
    const { tools, name, extension } = await choose(form, await readServerVersion(db), io, postgresTools)
    const file = await fileOf(path, extension, io.cwd)
    const absolute = resolve(io.cwd, file)
    const { signal } = io
    const { inventory, sha256 } = tools
      ? await writeDump({ tools, url, foreign: await listForeignTables(db), path: absolute, signal })
      : await writeSnapshot(db, absolute, signal)
    io.stdout.write(`${file}: ${name}, ${describe(inventory)}, SHA-256 ${sha256}\n`)
    return 0
  })

interface Choice {
  /** Undefined of a snapshot. */
  readonly tools?: PostgresTools
  /** For people, with the reason where it could have been otherwise. */
  readonly name: string
  readonly extension: string
}

async function choose(form: BackupForm, server: number, io: Io, folder: string | undefined): Promise<Choice> {
  if (form === 'snapshot') return { name: 'snapshot', extension: 'zip' }
  const tools = await findTools(io.environment, folder)
  const hindrance = findHindrance(tools, server)
  if (tools && !hindrance) return { tools, name: `dump by pg_dump ${tools.version}`, extension: 'dump' }
  if (form === 'auto') return { name: `snapshot (${hindrance})`, extension: 'zip' }
  throw new ExpectedError(
    'backup.no_tools',
    `It cannot be saved as a dump: ${hindrance}. Install the server’s client programs, or name their folder by POSTGRES_TOOLS.`,
  )
}

/** A path with a slash at its end is a folder, and made where it is not there: else a file would stand in its place. */
async function fileOf(path: string, extension: string, cwd: string): Promise<string> {
  if (path.endsWith('/')) await makeFolder(resolve(cwd, path))
  const isFolder = await stat(resolve(cwd, path)).then(
    (found) => found.isDirectory(),
    () => false,
  )
  return isFolder ? join(path, `gongkai-${new Date().toISOString().replace(/[-:]|\.\d+/g, '')}.${extension}`) : path
}

/** Its owner alone may enter it. */
const makeFolder = (path: string) =>
  mkdir(path, { recursive: true, mode: 0o700 }).catch((error) => {
    throw isSystemError(error) ? unwritable(path, error) : error
  })

export interface RestoreOptions {
  /** Only look whether the backup is whole; needs no database. */
  readonly check?: boolean
  /** What “backup” said of it. */
  readonly sha256?: string
}

/** The database then has the newest schema, and documents that waited for workers wait again. */
export async function restore(path: string, { check = false, sha256 }: RestoreOptions, io: Io): Promise<ExitCode> {
  const { signal, cwd } = io
  const { postgresTools } = readConfig(io.environment)
  const saved = await openBackup({
    path,
    cwd,
    sha256,
    signal,
    findTools: () => findTools(io.environment, postgresTools),
  })
  const what = `${saved.form}, ${describe(saved.inventory)}, SHA-256 ${saved.sha256}`
  try {
    if (!check)
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
