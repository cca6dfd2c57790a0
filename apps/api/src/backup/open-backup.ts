/** A backup as it lies on the disk, whichever its form is: looked at whole before anything is made of it. */
import { open } from 'node:fs/promises'
import { resolve } from 'node:path'
import { ExpectedError, isSystemError, reasonOf } from '../expected-error.ts'
import { openDump } from './dump/read-dump.ts'
import type { OpenBackup, Opening } from './opening.ts'
import { openSnapshot } from './snapshot/read-snapshot.ts'

/** With which files of `pg_dump --format=custom` begin. */
const DUMP = 'PGDMP'

/** Throws `backup.unreadable`, `backup.altered`, `backup.unknown_format`, `backup.no_tools`, and the reason of `signal`. */
export async function openBackup(opening: Opening): Promise<OpenBackup> {
  const start = await readStart(opening)
  return start === DUMP ? openDump(opening) : openSnapshot(opening)
}

async function readStart({ path, cwd }: Opening): Promise<string> {
  try {
    await using file = await open(resolve(cwd, path))
    const { buffer, bytesRead } = await file.read(Buffer.alloc(DUMP.length))
    return buffer.toString('latin1', 0, bytesRead)
  } catch (error) {
    if (!isSystemError(error)) throw error
    throw new ExpectedError('backup.unreadable', `Cannot read ${path}: ${reasonOf(error)}.`, { cause: error })
  }
}
