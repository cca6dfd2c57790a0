/** A fresh embedded PostgreSQL of its own for one test file. */
import { chmod, mkdtemp, realpath, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openStore, type Store } from '../src/database.ts'

export interface TemporaryStore extends Store {
  /** What a command needs to find it. */
  readonly environment: Readonly<Record<string, string>>
}

export async function openTemporaryStore(): Promise<TemporaryStore> {
  const dataDirectory = await mkdtemp(join(tmpdir(), 'gongkai-store-'))
  await chmod(dataDirectory, 0o755) // so that, as root, the server’s own user gets there
  const store = await openStore({ databaseUrl: undefined, dataDirectory })
  const home = await realpath(join(dataDirectory, 'postgres')) // elsewhere, where root’s checkout is closed to others
  const close = async () => {
    await store.close()
    await rm(home, { recursive: true, force: true })
    await rm(dataDirectory, { recursive: true })
  }
  return { ...store, environment: { GONGKAI_DATA_DIR: dataDirectory }, close }
}
