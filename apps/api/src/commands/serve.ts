import { withStore } from '../database.ts'
import type { ExitCode, Io } from '../io.ts'
import { serveStore } from '../server/configured-server.ts'
import { untilAborted } from '../until-aborted.ts'

/** Serves until `io.signal` is aborted. */
export const serve = (io: Io): Promise<ExitCode> =>
  withStore(io, async (store, config) => {
    await store.migrate()
    const server = await serveStore(store, config, io)
    io.stdout.write(`GraphQL ${server.url}\n`)
    try {
      await Promise.race([untilAborted(io.signal), store.lost])
    } finally {
      await server.close()
    }
    return 0
  })
