import { readConfig } from '../config.ts'
import { openStore } from '../database.ts'
import type { ExitCode, Io } from '../io.ts'

export async function migrate(io: Io): Promise<ExitCode> {
  const store = await openStore(readConfig(io.environment))
  try {
    await store.migrate()
    io.stdout.write(`The schema of ${store.label} is up to date.\n`)
    return 0
  } finally {
    await store.close()
  }
}
