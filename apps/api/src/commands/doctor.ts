/** Looks for what would keep Gongkai from running, and changes nothing but starting the embedded server. */
import { dirname } from 'node:path'
import {
  countWaitingDocuments,
  listPendingMigrations,
  measureLag,
  openReader,
  readServerVersion,
} from '@gongkai/schema/db'
import { findHindrance, findTools } from '../backup/dump/postgres-tools.ts'
import { type Config, type Environment, examineConfig } from '../config.ts'
import { openStore, type Store, withoutSecrets } from '../database.ts'
import { describeError, ExpectedError, findFailure } from '../expected-error.ts'
import type { ExitCode, Io } from '../io.ts'
import { findHome } from '../postgres/embedded-postgres.ts'
import { findBinaries } from '../postgres/postgres-binaries.ts'
import { requireFreePort } from '../server/listen.ts'
import { isGongkai } from '../server/port-holder.ts'

interface Patient {
  readonly config: Config
  readonly environment: Environment
  store?: Store
}

type Report = readonly ['ok' | 'note', string]

interface Check {
  readonly name: string
  /** The variables without which it has nothing to look at. */
  readonly variables?: readonly string[]
  /** Says in a few words what is well or worth knowing, or throws what is not well. */
  run(at: Patient): Report | Promise<Report>
}

/** Later ones use what earlier ones found. */
const CHECKS: readonly Check[] = [
  { name: 'node', run: () => ['ok', process.version] },
  {
    name: 'server',
    variables: ['DATABASE_URL'],
    run: ({ config }) => ['ok', config.databaseUrl ? 'your own, by DATABASE_URL' : findBinaries()],
  },
  { name: 'database', variables: ['DATABASE_URL', 'GONGKAI_DATA_DIR'], run: examineDatabase },
  { name: 'migrations', variables: ['DATABASE_URL', 'GONGKAI_DATA_DIR'], run: examineMigrations },
  { name: 'queue', variables: ['DATABASE_URL', 'GONGKAI_DATA_DIR'], run: examineQueue },
  { name: 'replicas', variables: ['DATABASE_URL', 'DATABASE_READ_URLS'], run: examineReplicas },
  { name: 'backups', variables: ['DATABASE_URL', 'POSTGRES_TOOLS'], run: examineBackups },
  { name: 'PORT', variables: ['PORT'], run: ({ config }) => probe(config, 'PORT', config.port) },
  { name: 'WEB_PORT', variables: ['WEB_PORT'], run: ({ config }) => probe(config, 'WEB_PORT', config.webPort) },
]

async function examineDatabase(at: Patient): Promise<Report> {
  at.store = await openStore(at.config)
  const { databaseUrl, dataDirectory } = at.config
  const home = databaseUrl ? undefined : await findHome(dataDirectory)
  if (!home || dirname(home) === dataDirectory) return ['ok', at.store.label]
  const mend = `to remove it: rm -r ${home} ${dataDirectory}`
  return ['ok', `${at.store.label}, whose data are in ${home}, since PostgreSQL does not run as root; ${mend}`]
}

async function examineMigrations({ store }: Patient): Promise<Report> {
  if (!store) throw new ExpectedError('database.unreachable', 'Cannot be known without a database.')
  const pending = await listPendingMigrations(store.db)
  if (pending.length === 0) return ['ok', 'up to date']
  return ['note', `start, serve, ingest and migrate will run ${pending.join(', ')}`]
}

/** What waits while no worker runs is no fault; nor is what workers could not read, of which each was told. */
async function examineQueue({ store }: Patient): Promise<Report> {
  if (!store) throw new ExpectedError('database.unreachable', 'Cannot be known without a database.')
  if ((await listPendingMigrations(store.db)).length > 0) return ['note', 'known once the database is migrated']
  const { waiting, refused, oldest_seconds: oldest } = await countWaitingDocuments(store.db)
  const waits =
    oldest === null ? 'nothing waits' : `${counted(waiting)} for a worker, the oldest ${describeAge(oldest)}`
  return ['ok', refused === 0 ? waits : `${waits}; ${refused} refused, kept with the reason`]
}

const counted = (waiting: number) => (waiting === 1 ? '1 document waits' : `${waiting} documents wait`)

const AGES = [
  { unit: 'days', seconds: 86_400 },
  { unit: 'h', seconds: 3_600 },
  { unit: 'min', seconds: 60 },
]

/** In the largest unit of which there are two. */
function describeAge(seconds: number): string {
  const { unit, seconds: length } = AGES.find((age) => seconds >= 2 * age.seconds) ?? { unit: 's', seconds: 1 }
  return `for ${Math.floor(seconds / length)} ${unit}`
}

async function examineReplicas({ store, config }: Patient): Promise<Report> {
  if (config.databaseReadUrls.length === 0) return ['ok', 'none, so questions are asked of the database itself']
  if (!store) throw new ExpectedError('database.unreachable', 'Cannot be known without a database.')
  const lags = []
  for (const url of config.databaseReadUrls) lags.push(`${withoutSecrets(url)} ${await describeLag(store, url)}`)
  return ['ok', lags.join('; ')]
}

async function describeLag({ db }: Store, url: string): Promise<string> {
  const replica = await openReader(url)
  try {
    const lag = await measureLag(db, replica.db)
    return lag ? `is ${lag.bytes} bytes and ${lag.versions} changes behind` : 'is no replica'
  } finally {
    await replica.close()
  }
}

async function examineBackups({ store, config, environment }: Patient): Promise<Report> {
  const tools = await findTools(environment, config.postgresTools)
  if (!store) throw new ExpectedError('database.unreachable', 'Cannot be known without a database.')
  const hindrance = findHindrance(tools, await readServerVersion(store.db))
  return ['ok', hindrance ? `snapshots, since ${hindrance}` : `dumps by pg_dump ${tools?.version} in ${tools?.folder}`]
}

async function probe({ host }: Config, name: string, port: number): Promise<Report> {
  try {
    await requireFreePort(host, port, name)
  } catch (error) {
    if (findFailure(error)?.code !== 'port.in_use' || !(await isGongkai(host, port))) throw error
    return ['note', `${port} is in use by Gongkai, which runs already`]
  }
  return ['ok', `${port} is free`]
}

export async function doctor(io: Io): Promise<ExitCode> {
  io.signal.throwIfAborted() // from here on Ctrl-C waits for the close
  const { config, problems } = examineConfig(io.environment)
  const at: Patient = { config, environment: io.environment }
  let exitCode: ExitCode = 0
  for (const { name, variables = [], run } of CHECKS) {
    try {
      const wrong = variables.find((variable) => problems.has(variable))
      if (wrong) throw new ExpectedError('config.invalid', `${problems.get(wrong)}.`)
      const [word, finding] = await run(at)
      io.stdout.write(`${word.padEnd(4)}  ${name}: ${finding}\n`)
    } catch (error) {
      exitCode = 1
      io.stdout.write(`FAIL  ${name}: ${describeError(error, io.environment)}\n`)
    }
  }
  await at.store?.close()
  return exitCode
}
