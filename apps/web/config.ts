/** The environment of the dashboard, read here and nowhere else. Values are read when asked for, not at build time. */
import { readFileSync } from 'node:fs'
import { dirname, resolve } from 'node:path'

export interface Config {
  /** Where the GraphQL API answers; only the server asks it, never the browser. */
  readonly apiUrl: string
  /** How long all that one page asks of the API may take together. */
  readonly apiTimeoutMs: number
  /** Origins that may frame `/embed/*`, as a CSP source list. */
  readonly embedAllowedOrigins: string
  /** The origin that readers see, without a slash at its end; undefined where it is that of the request. */
  readonly publicUrl: string | undefined
  /** Keys of signed embeds; with any, every embed must be signed. */
  readonly signingKeys: readonly { readonly id: string; readonly secret: string }[]
}

const DEFAULT_API_URL = 'http://localhost:4000/graphql'
const ORIGIN = /^(\*|'self'|'none'|https?:\/\/[\w.*-]+(:(\d+|\*))?)$/

const readApiUrl = (value = DEFAULT_API_URL): string => {
  if (!/^https?:$/.test(URL.parse(value)?.protocol ?? ''))
    throw new Error(`GONGKAI_API_URL is ${JSON.stringify(value)}; give a whole URL of http or https.`)
  return value
}

const DEFAULT_API_TIMEOUT_MS = 10_000

const readApiTimeout = (value: string | undefined): number => {
  if (value === undefined) return DEFAULT_API_TIMEOUT_MS
  if (!/^[1-9]\d{0,5}$/.test(value))
    throw new Error(`GONGKAI_API_TIMEOUT_MS is ${JSON.stringify(value)}; give whole milliseconds up to 999999.`)
  return Number(value)
}

const readOrigins = (value = '*'): string => {
  const origins = value.split(/[\s,]+/).filter(Boolean)
  const wrong = origins.find((origin) => !ORIGIN.test(origin))
  if (wrong)
    throw new Error(`EMBED_ALLOWED_ORIGINS holds ${JSON.stringify(wrong)}; give origins such as https://a.gov.cn.`)
  return origins.join(' ') || '*'
}

const readPublicUrl = (value: string | undefined): string | undefined => {
  const origin = value && URL.canParse(value) ? new URL(value).origin : undefined
  if (value && (!origin || !/^https?:/.test(origin)))
    throw new Error(`PUBLIC_URL is ${JSON.stringify(value)}; give an origin such as https://gongkai.example.org.`)
  return origin
}

const SECRET = 'EMBED_SIGNING_KEYS'
const SECRET_FILE = `${SECRET}_FILE`
const SIGNING_KEY = /^([\w-]{1,32}):(\S{32,})$/

/** A key that cannot be used is told by its place alone: its secret belongs in no log. */
const readSigningKeys = (value = ''): Config['signingKeys'] =>
  value
    .split(/[\s,]+/)
    .filter(Boolean)
    .map((text, i) => {
      const [, id, secret] = SIGNING_KEY.exec(text) ?? []
      if (id && secret) return { id, secret }
      throw new Error(
        `EMBED_SIGNING_KEYS is wrong at key ${i + 1}; give id:secret, with a secret of 32 characters or more.`,
      )
    })

/** A secret may be in a file, as containers hand it over, so that nobody reads it in the environment. */
const readSecretFile = (name: string, value: string | undefined, path: string | undefined): string | undefined => {
  if (!path) return value
  if (value) throw new Error(`${name} and ${name}_FILE must not both be set.`)
  try {
    return readFileSync(path, 'utf8')
  } catch {
    throw new Error(`${name}_FILE is ${JSON.stringify(path)}; give a file that can be read.`)
  }
}

type Environment = Readonly<Record<string, string | undefined>>

const READERS: { readonly [K in keyof Config]: (env: Environment) => Config[K] } = {
  apiUrl: (env) => readApiUrl(env.GONGKAI_API_URL || undefined),
  apiTimeoutMs: (env) => readApiTimeout(env.GONGKAI_API_TIMEOUT_MS || undefined),
  embedAllowedOrigins: (env) => readOrigins(env.EMBED_ALLOWED_ORIGINS || undefined),
  publicUrl: (env) => readPublicUrl(env.PUBLIC_URL || undefined),
  signingKeys: (env) =>
    readSigningKeys(readSecretFile(SECRET, env.EMBED_SIGNING_KEYS || undefined, env.EMBED_SIGNING_KEYS_FILE)),
}

/** Throws one line that names every variable that cannot be used, each with what it may be. */
export const readConfig = (env: Environment = process.env): Config => {
  const problems: string[] = []
  const read = Object.entries(READERS).map(([name, reader]) => {
    try {
      return [name, reader(env)]
    } catch (error) {
      problems.push((error as Error).message)
      return []
    }
  })
  if (problems.length > 0) throw new Error(problems.join(' '))
  return Object.freeze(Object.fromEntries(read))
}

/**
 * Adds what a `.env` file says, where there is one; the environment itself outranks it, also where one of them says a secret
 * and the other the file that holds it. Where that has a relative name, it is beside the `.env`.
 */
export const loadEnvFile = (path: string): void => {
  const pair = [SECRET, SECRET_FILE]
  if (pair.some((name) => process.env[name])) for (const name of pair) process.env[name] ??= ''
  try {
    process.loadEnvFile(path)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error
  }
  if (process.env[SECRET_FILE]) process.env[SECRET_FILE] = resolve(dirname(path), process.env[SECRET_FILE])
}
