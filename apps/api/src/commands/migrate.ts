import { withStore } from '../database.ts'
import type { ExitCode, Io } from '../io.ts'

export const migrate = (io: Io): Promise<ExitCode> =>
  withStore(io, async (store) => {
    await store.migrate()
    io.stdout.write(`The schema of ${store.label} is up to date.\n`)
    return 0
  })
