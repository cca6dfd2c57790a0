/** The only file of this app that reads the environment (`.env.example` lists the same variables). */
import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { ExpectedError, isSystemError, reasonOf } from './expected-error.ts'

export const REPOSITORY = fileURLToPath(new URL('../../../', import.meta.url))

export interface Config {
  /** Address both servers listen on. */
  readonly host: string
  readonly port: number
  readonly webPort: number
  /** Undefined: the embedded PostgreSQL. */
  readonly databaseUrl: string | undefined
  /** Replicas that questions are asked of; none: the database itself. */
  readonly databaseReadUrls: readonly string[]
  /** Absolute path of the folder that holds the embedded PostgreSQL. */
  readonly dataDirectory: string
  /** Absolute path of the folder that holds pg_dump and pg_restore; undefined: those of PATH. */
  readonly postgresTools: string | undefined
  /** Requests that one client may make in a minute; 0 for any number. */
  readonly rateLimit: number
  /** Whether the address of a client is the one that a proxy before us says. */
  readonly trustProxy: boolean
  /** Absolute path of the manifest of persisted operations. */
  readonly persistedOperations: string | undefined
  /** Whether queries outside that manifest are answered. */
  readonly takesAnyQuery: boolean
  /** Whether the schema may be asked for, and mistakes in a query are told with what may have been meant. */
  readonly tellsSchema: boolean
  /** How long the database may take over one statement of a question. */
  readonly queryTimeoutMs: number
  /** Where readers find the dashboard, without a slash at the end. */
  readonly publicUrl: string
  readonly logLevel: LogLevel
  /** Undefined: nothing is traced. */
  readonly tracing: TracingConfig | undefined
}

export interface TracingConfig {
  /** Of an OpenTelemetry collector, without a slash at the end. */
  readonly endpoint: string
  /** What the collector wants to see of us, such as a key. */
  readonly headers: Readonly<Record<string, string>>
  /** As what this process appears. */
  readonly serviceName: string
}

export type LogLevel = 'silent' | 'error' | 'warn' | 'info'

export type Environment = Readonly<Record<string, string | undefined>>

const port = (text: string) =>
  /^\d{1,5}$/.test(text) && Number(text) >= 1 && Number(text) <= 65535 ? Number(text) : null
const postgresUrl = (text: string) => (/^postgres(ql)?:$/.test(URL.parse(text)?.protocol ?? '') ? text : null)

function postgresUrls(text: string): string[] | null {
  const urls = text.split(',').map((url) => url.trim())
  return urls.every(postgresUrl) ? urls : null
}

const httpUrl = (text: string) => (/^https?:$/.test(URL.parse(text)?.protocol ?? '') ? text.replace(/\/+$/, '') : null)

/** Values may be percent-encoded, as the specification of the variable has it. */
function namedValues(text: string): Record<string, string> | null {
  const pairs = text.split(',').map((pair) => /^\s*([\w-]+)=(.*?)\s*$/.exec(pair))
  if (pairs.some((pair) => pair === null)) return null
  try {
    return Object.fromEntries(pairs.map((pair) => [pair?.[1], decodeURIComponent(pair?.[2] ?? '')]))
  } catch {
    return null
  }
}

const oneOf =
  <T extends string>(...words: readonly T[]) =>
  (text: string): T | null =>
    words.find((word) => word === text) ?? null

/** What each variable may hold: `read` returns null for what it refuses. A URL may hold a password, so none is echoed. */
const VARIABLES = {
  HOST: { read: (text: string) => text, otherwise: '127.0.0.1', wants: 'a host name or an address' },
  PORT: { read: port, otherwise: 4000, wants: 'a port from 1 to 65535' },
  WEB_PORT: { read: port, otherwise: 3000, wants: 'a port from 1 to 65535' },
  DATABASE_URL: {
    isSecret: true,
    read: postgresUrl,
    otherwise: undefined,
    wants: 'an address such as postgres://user:password@host:5432/name',
  },
  DATABASE_READ_URLS: {
    isSecret: true,
    read: postgresUrls,
    otherwise: [] as readonly string[],
    wants: 'addresses such as postgres://user:password@host:5432/name, with commas between them',
  },
  RATE_LIMIT: {
    read: (text: string) => (/^\d{1,7}$/.test(text) ? Number(text) : null),
    otherwise: 1200,
    wants: 'a number of requests a minute, or 0 for no limit',
  },
  TRUST_PROXY: { read: oneOf('yes', 'no'), otherwise: 'no', wants: 'yes or no' },
  PERSISTED_OPERATIONS: { read: (text: string) => text, otherwise: undefined, wants: 'a file' },
  QUERIES: { read: oneOf('any', 'persisted'), otherwise: 'any', wants: 'any or persisted' },
  INTROSPECTION: { read: oneOf('yes', 'no'), otherwise: 'yes', wants: 'yes or no' },
  QUERY_SECONDS: {
    read: (text: string) => (/^[1-9]\d{0,3}$/.test(text) ? Number(text) : null),
    otherwise: 10,
    wants: 'a number of seconds from 1 to 9999',
  },
  PUBLIC_URL: {
    read: httpUrl,
    otherwise: undefined,
    wants: 'an address such as https://gongkai.example.org',
  },
  LOG_LEVEL: {
    read: oneOf<LogLevel>('silent', 'error', 'warn', 'info'),
    otherwise: 'error',
    wants: 'silent, error, warn or info',
  },
  POSTGRES_TOOLS: { read: (text: string) => text, otherwise: undefined, wants: 'a folder' },
  GONGKAI_DATA_DIR: { read: (text: string) => text, otherwise: '.gongkai', wants: 'a folder' },
  OTEL_EXPORTER_OTLP_ENDPOINT: {
    read: httpUrl,
    otherwise: undefined,
    wants: 'an address such as http://collector.example.org:4318',
  },
  OTEL_EXPORTER_OTLP_HEADERS: {
    isSecret: true,
    read: namedValues,
    otherwise: {} as Readonly<Record<string, string>>,
    wants: 'headers such as api-key=secret, with commas between them',
  },
  OTEL_SERVICE_NAME: { read: (text: string) => text, otherwise: 'gongkai-api', wants: 'a name' },
} as const

const SECRETS = Object.entries(VARIABLES).flatMap(([name, variable]) => ('isSecret' in variable ? [name] : []))

/** DEBUG is no part of the configuration: any text is right, and errors are told before it is read. */
export const VARIABLE_NAMES = [...Object.keys(VARIABLES), ...SECRETS.map((name) => `${name}_FILE`), 'DEBUG']

export interface Examination {
  /** With the default where a variable is wrong. */
  readonly config: Config
  /** What is wrong with a variable, by its name. */
  readonly problems: ReadonlyMap<string, string>
}

/** Reads every variable, wrong ones too. */
export function examineConfig(from: Environment): Examination {
  const problems = new Map<string, string>()
  const { values, failures } = withFiles(from)
  const read = <T, D>(name: string, variable: { read(text: string): T | null; otherwise: D; wants: string }): T | D => {
    const failure = failures.get(name)
    if (failure) problems.set(name, failure)
    const text = values[name]?.trim()
    const value = text ? variable.read(text) : variable.otherwise
    if (value === null) problems.set(name, `${name} must be ${variable.wants}`)
    return value ?? variable.otherwise
  }
  const config: Config = {
    host: read('HOST', VARIABLES.HOST),
    port: read('PORT', VARIABLES.PORT),
    webPort: read('WEB_PORT', VARIABLES.WEB_PORT),
    databaseUrl: read('DATABASE_URL', VARIABLES.DATABASE_URL),
    databaseReadUrls: read('DATABASE_READ_URLS', VARIABLES.DATABASE_READ_URLS),
    dataDirectory: resolve(REPOSITORY, read('GONGKAI_DATA_DIR', VARIABLES.GONGKAI_DATA_DIR)),
    postgresTools: pathOf(read('POSTGRES_TOOLS', VARIABLES.POSTGRES_TOOLS)),
    rateLimit: read('RATE_LIMIT', VARIABLES.RATE_LIMIT),
    trustProxy: read('TRUST_PROXY', VARIABLES.TRUST_PROXY) === 'yes',
    persistedOperations: pathOf(read('PERSISTED_OPERATIONS', VARIABLES.PERSISTED_OPERATIONS)),
    takesAnyQuery: read('QUERIES', VARIABLES.QUERIES) === 'any',
    tellsSchema: read('INTROSPECTION', VARIABLES.INTROSPECTION) === 'yes',
    queryTimeoutMs: 1000 * read('QUERY_SECONDS', VARIABLES.QUERY_SECONDS),
    publicUrl: read('PUBLIC_URL', VARIABLES.PUBLIC_URL) ?? `http://localhost:${read('WEB_PORT', VARIABLES.WEB_PORT)}`,
    logLevel: read('LOG_LEVEL', VARIABLES.LOG_LEVEL),
    tracing: tracingOf(
      read('OTEL_EXPORTER_OTLP_ENDPOINT', VARIABLES.OTEL_EXPORTER_OTLP_ENDPOINT),
      read('OTEL_EXPORTER_OTLP_HEADERS', VARIABLES.OTEL_EXPORTER_OTLP_HEADERS),
      read('OTEL_SERVICE_NAME', VARIABLES.OTEL_SERVICE_NAME),
    ),
  }
  const areBothRight = !problems.has('PORT') && !problems.has('WEB_PORT')
  if (areBothRight && config.port === config.webPort) problems.set('WEB_PORT', 'PORT and WEB_PORT must differ')
  return { config: Object.freeze(config), problems }
}

const tracingOf = (endpoint: string | undefined, headers: TracingConfig['headers'], serviceName: string) =>
  endpoint === undefined ? undefined : { endpoint, headers, serviceName }

/**
 * The environment with each secret that is given by the file that holds it, as containers hand them over: what is in the
 * environment is seen by whoever may look at the process.
 */
function withFiles(from: Environment): { values: Environment; failures: ReadonlyMap<string, string> } {
  const failures = new Map<string, string>()
  const values = { ...from }
  for (const name of SECRETS) {
    const file = from[`${name}_FILE`]?.trim()
    if (!file) continue
    if (from[name]?.trim()) failures.set(name, `${name} and ${name}_FILE must not both be set`)
    else
      try {
        values[name] = readFileSync(resolve(REPOSITORY, file), 'utf8')
      } catch (error) {
        const reason = isSystemError(error) ? reasonOf(error) : String(error)
        failures.set(name, `${name}_FILE must name a file that can be read: ${reason}`)
      }
  }
  return { values, failures }
}

const pathOf = (path: string | undefined) => (path === undefined ? undefined : resolve(REPOSITORY, path))

/** Validated and frozen. Throws one `config.invalid` that names every variable that is wrong. */
export function readConfig(from: Environment): Config {
  const { config, problems } = examineConfig(from)
  if (problems.size > 0)
    throw new ExpectedError('config.invalid', `The environment is wrong: ${[...problems.values()].join('; ')}.`)
  return config
}

/**
 * Adds what a `.env` file at the root of the repository says; the environment itself outranks it, also where one of them
 * says a secret and the other the file that holds it.
 */
export function loadEnvFile(path = resolve(REPOSITORY, '.env')): void {
  for (const pair of SECRETS.map((name) => [name, `${name}_FILE`]))
    if (pair.some((name) => process.env[name])) for (const name of pair) process.env[name] ??= ''
  try {
    process.loadEnvFile(path)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error
  }
}

/** What `Io` hands to commands. */
export const environment = (): Environment => process.env

/** This process’s environment and `additions`, for a child process. */
export const childEnvironment = (additions: Environment): NodeJS.ProcessEnv => ({ ...process.env, ...additions })
