import { openReader, openWriter } from '@gongkai/schema/db'
import { withStore } from '../database.ts'
import type { ExitCode, Io } from '../io.ts'
import { createConfiguredServer } from '../server/configured-server.ts'
import { listen } from '../server/listen.ts'

/** Changes are few beside questions. */
const WRITERS = 3

/** Serves until `io.signal` is aborted. */
export const serve = (io: Io): Promise<ExitCode> =>
  withStore(io, async (store, config) => {
    await store.migrate()
    const reader = await openReader(config.databaseReadUrls.length > 0 ? config.databaseReadUrls : store.url)
    const writer = await openWriter(store.url, { connections: WRITERS })
    const api = await createConfiguredServer({ db: reader.db, writer: writer.db }, config, io)
    const server = await listen(api, config)
    io.stdout.write(`GraphQL ${server.url}\n`)
    try {
      await Promise.race([untilAborted(io.signal), store.lost])
    } finally {
      await server.close()
      await reader.close()
      await writer.close()
    }
    return 0
  })

export const untilAborted = (signal: AbortSignal) =>
  new Promise<void>((resolve) => {
    if (signal.aborted) resolve()
    signal.addEventListener('abort', () => resolve())
  })
