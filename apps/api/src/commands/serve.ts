import { readConfig } from '../config.ts'
import { openStore } from '../database.ts'
import type { ExitCode, Io } from '../io.ts'
import { createServer, listen } from '../server.ts'

/** Serves until `io.signal` is aborted. */
export async function serve(io: Io): Promise<ExitCode> {
  const { signal } = io
  const config = readConfig(io.environment)
  const store = await openStore(config)
  try {
    await store.migrate()
    const server = await listen(createServer({ db: store.db }), config)
    io.stdout.write(`GraphQL ${server.url}\n`)
    await untilAborted(signal)
    await server.close()
    return 0
  } finally {
    await store.close()
  }
}

export const untilAborted = (signal: AbortSignal) =>
  new Promise<void>((resolve) => {
    if (signal.aborted) resolve()
    signal.addEventListener('abort', () => resolve())
  })
