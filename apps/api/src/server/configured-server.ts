/** The server as the environment wants it. */
import { access } from 'node:fs/promises'
import { resolve } from 'node:path'
import { type Database, openReader, openWriter } from '@gongkai/schema/db'
import { type Config, REPOSITORY } from '../config.ts'
import type { Store } from '../database.ts'
import type { Io } from '../io.ts'
import { type Listening, listen } from './listen.ts'
import { readPersistedOperations } from './persisted-operations.ts'
import { createLogger } from './request-log.ts'
import { type ApiServer, createServer } from './server.ts'
import type { Tracing } from './tracing.ts'

/** What the build of the dashboard writes: the operations it asks. */
const DASHBOARD_OPERATIONS = resolve(REPOSITORY, 'apps/web/generated/persisted-documents.json')

const manifestOf = async ({ persistedOperations }: Config): Promise<string | undefined> =>
  persistedOperations ??
  access(DASHBOARD_OPERATIONS).then(
    () => DASHBOARD_OPERATIONS,
    () => undefined,
  )

/** Without a writer nothing can be changed. Throws `operations.invalid`. */
export async function createConfiguredServer(
  { db, connections }: Database,
  config: Config,
  { stderr }: Io,
  writer?: Database,
  tracing?: Tracing,
): Promise<ApiServer> {
  const manifest = await manifestOf(config)
  const logger = createLogger(config.logLevel, stderr)
  return createServer({
    db,
    ...(writer && { writer: writer.db }),
    pools: { reader: connections, ...(writer && { writer: writer.connections }) },
    logger,
    tracing,
    log: (message, error) => logger.error(error === undefined ? {} : { err: error }, message),
    persisted: manifest === undefined ? new Map() : await readPersistedOperations(manifest),
    takesAnyQuery: config.takesAnyQuery,
    tellsSchema: config.tellsSchema,
    webUrl: config.publicUrl,
    rateLimit: { perMinute: config.rateLimit, trustProxy: config.trustProxy },
  })
}

/** Changes are few beside questions. */
const WRITERS = 3

/** Serves a migrated store until closed, and closes its own connections with it. Throws what `listen` does, `operations.*`, `database.*`. */
export async function serveStore({ url }: Pick<Store, 'url'>, config: Config, io: Io): Promise<Listening> {
  const { databaseReadUrls: replicas, queryTimeoutMs: statementTimeoutMs } = config
  const tracing = config.tracing && (await import('./tracing.ts')).openTracing(config.tracing)
  const onStatement = tracing && { onStatement: tracing.sawStatement }
  const reader = await openReader(replicas.length > 0 ? replicas : url, { statementTimeoutMs, ...onStatement })
  const writer = await openWriter(url, { connections: WRITERS, ...onStatement })
  const closeAll = () => Promise.all([reader.close(), writer.close(), tracing?.close()])
  try {
    const api = await createConfiguredServer(reader, config, io, writer, tracing)
    const server = await listen(api, config)
    return {
      url: server.url,
      close: async () => {
        await server.close()
        await api.close()
        await closeAll()
      },
    }
  } catch (error) {
    await closeAll()
    throw error
  }
}
