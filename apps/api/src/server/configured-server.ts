/** The server as the environment wants it. */
import { access } from 'node:fs/promises'
import { resolve } from 'node:path'
import type { Tables } from '@gongkai/schema/db'
import type { Kysely } from 'kysely'
import { type Config, REPOSITORY } from '../config.ts'
import type { Io } from '../io.ts'
import { readPersistedOperations } from './persisted-operations.ts'
import { createLogger } from './request-log.ts'
import { type ApiServer, createServer } from './server.ts'

/** What the build of the dashboard writes: the operations it asks. */
const DASHBOARD_OPERATIONS = resolve(REPOSITORY, 'apps/web/generated/persisted-documents.json')

const manifestOf = async ({ persistedOperations }: Config): Promise<string | undefined> =>
  persistedOperations ??
  access(DASHBOARD_OPERATIONS).then(
    () => DASHBOARD_OPERATIONS,
    () => undefined,
  )

/** Throws `operations.invalid`. */
export async function createConfiguredServer(db: Kysely<Tables>, config: Config, { stderr }: Io): Promise<ApiServer> {
  const manifest = await manifestOf(config)
  const logger = createLogger(config.logLevel, stderr)
  return createServer({
    db,
    logger,
    log: (message, error) => logger.error(error === undefined ? {} : { err: error }, message),
    persisted: manifest === undefined ? new Map() : await readPersistedOperations(manifest),
    takesAnyQuery: config.takesAnyQuery,
    rateLimit: { perMinute: config.rateLimit, trustProxy: config.trustProxy },
  })
}
