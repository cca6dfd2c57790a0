import { openReader } from '@gongkai/schema/db'
import { withStore } from '../database.ts'
import type { ExitCode, Io } from '../io.ts'
import { createConfiguredServer } from '../server/configured-server.ts'
import { listen } from '../server/listen.ts'

/** Serves until `io.signal` is aborted. */
export const serve = (io: Io): Promise<ExitCode> =>
  withStore(io, async (store, config) => {
    await store.migrate()
    const reader = await openReader(store.url)
    const server = await listen(await createConfiguredServer(reader.db, config, io), config)
    io.stdout.write(`GraphQL ${server.url}\n`)
    try {
      await Promise.race([untilAborted(io.signal), store.lost])
    } finally {
      await server.close()
      await reader.close()
    }
    return 0
  })

export const untilAborted = (signal: AbortSignal) =>
  new Promise<void>((resolve) => {
    if (signal.aborted) resolve()
    signal.addEventListener('abort', () => resolve())
  })
