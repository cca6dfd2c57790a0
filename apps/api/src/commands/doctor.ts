/** Looks for what would keep Gongkai from running, and changes nothing but starting the embedded server. */
import { createServer } from 'node:net'
import { listPendingMigrations } from '@gongkai/schema/db'
import { type Config, readConfig } from '../config.ts'
import { openStore, type Store } from '../database.ts'
import { describeError, ExpectedError } from '../expected-error.ts'
import type { ExitCode, Io } from '../io.ts'
import { findBinaries } from '../postgres-binaries.ts'
import { bind } from '../server.ts'

interface Examination {
  readonly config: Config
  store?: Store
}

/** Each says in a few words what is well, or throws what is not. Later ones use what earlier ones found. */
const CHECKS: Readonly<Record<string, (at: Examination) => string | Promise<string>>> = {
  node: () => process.version,
  server: ({ config }) => (config.databaseUrl ? 'your own, by DATABASE_URL' : findBinaries()),
  database: async (at) => {
    at.store = await openStore(at.config)
    return at.store.label
  },
  migrations: async ({ store }) => {
    if (!store) throw new ExpectedError('database.unreachable', 'Cannot be known without a database.')
    const pending = await listPendingMigrations(store.db)
    if (pending.length > 0)
      throw new ExpectedError('database.not_migrated', `To run by npx gongkai migrate: ${pending.join(', ')}.`)
    return 'up to date'
  },
  PORT: ({ config }) => probe(config, 'PORT', config.port),
  WEB_PORT: ({ config }) => probe(config, 'WEB_PORT', config.webPort),
}

async function probe({ host }: Config, name: string, port: number): Promise<string> {
  const server = createServer()
  await bind(server, host, port, name)
  await new Promise((resolve) => server.close(resolve))
  return `${port} is free`
}

export async function doctor(io: Io): Promise<ExitCode> {
  io.signal.throwIfAborted() // from here on Ctrl-C waits for the close
  const at: Examination = { config: readConfig(io.environment) }
  let exitCode: ExitCode = 0
  for (const [name, check] of Object.entries(CHECKS)) {
    try {
      io.stdout.write(`ok    ${name}: ${await check(at)}\n`)
    } catch (error) {
      exitCode = 1
      io.stdout.write(`FAIL  ${name}: ${describeError(error)}\n`)
    }
  }
  await at.store?.close()
  return exitCode
}
