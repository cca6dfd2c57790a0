/** The whole of Gongkai as a person runs it, for one test file: the seeds in a store of its own, the API, the dashboard. */
import { type ChildProcess, spawn } from 'node:child_process'
import { randomInt, randomUUID } from 'node:crypto'
import { existsSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import pg from 'pg'
import { inject } from 'vitest'

declare module 'vitest' {
  export interface ProvidedContext {
    postgresUrl: string
  }
}

export const ROOT = fileURLToPath(new URL('../../../', import.meta.url))
const WEB = join(ROOT, 'apps/web')
const GONGKAI = join(ROOT, 'apps/api/bin/gongkai.mjs')
const NEXT = join(ROOT, 'node_modules/next/dist/bin/next')
const BUNDLE = join(WEB, 'bundle-browser.ts')
const COMPRESS = join(WEB, 'compress-static.ts')
const SERVER = join(WEB, 'server.ts')

type Variables = Readonly<Record<string, string>>

export interface Process {
  readonly stop: () => Promise<void>
}

export interface Dashboard extends Process {
  readonly url: string
}

/** Below those that the system gives to outgoing connections, which could take one between finding and using it. */
const QUIET_PORTS = { from: 15_000, below: 32_768 }

/** A port that nobody listens at, nor will before a server of ours does. */
export const findQuietPort = (): Promise<number> =>
  new Promise((resolve) => {
    const port = randomInt(QUIET_PORTS.from, QUIET_PORTS.below)
    const probe = createServer().once('error', () => resolve(findQuietPort()))
    probe.listen(port, '127.0.0.1', () => probe.close(() => resolve(port)))
  })

const start = (args: readonly string[], cwd: string, variables: Variables) =>
  spawn(process.execPath, args, { cwd, env: { ...process.env, ...variables }, stdio: ['ignore', 'pipe', 'pipe'] })

const ended = (child: ChildProcess) =>
  new Promise<number | null>((resolve) => {
    if (child.exitCode !== null || child.signalCode !== null) resolve(child.exitCode)
    else child.once('exit', resolve)
  })

/** Resolves when the output says so; rejects with all of the output where the process ends before. */
const said = (child: ChildProcess, pattern: RegExp) =>
  new Promise<void>((resolve, reject) => {
    let output = ''
    const read = (chunk: Buffer) => {
      output += chunk
      if (pattern.test(output)) resolve()
    }
    child.stdout?.on('data', read)
    child.stderr?.on('data', read)
    child.once('exit', (code) => reject(new Error(`ended with ${code} before it said ${pattern}:\n${output}`)))
  })

const runToEnd = async (args: readonly string[], cwd: string, variables: Variables) => {
  const child = start(args, cwd, variables)
  let output = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (output += chunk))
  const code = await ended(child)
  if (code !== 0) throw new Error(`${args.join(' ')} ended with ${code}:\n${output}`)
}

const stopped = async (child: ChildProcess) => {
  child.kill('SIGTERM')
  await ended(child)
}

const QUIET = { NEXT_TELEMETRY_DISABLED: '1', NODE_ENV: 'production' }

/** No answer comes too late here, however busy the machine is, and nobody asks too much. */
const PATIENT = { QUERY_SECONDS: '120', GONGKAI_API_TIMEOUT_MS: '120000', RATE_LIMIT: '0' }

/** `npm test` builds before; a test run by hand on a fresh tree builds here. */
const build = async () => {
  if (existsSync(join(WEB, '.next/BUILD_ID')) && existsSync(join(WEB, 'public/browser'))) return
  await runToEnd([BUNDLE], WEB, QUIET)
  await runToEnd([NEXT, 'build'], WEB, QUIET)
  await runToEnd([COMPRESS], WEB, QUIET)
}

/** The dashboard alone, asking the API at an address where one may or may not answer. */
export async function startDashboard(variables: Variables): Promise<Dashboard> {
  await build()
  const port = await findQuietPort()
  const child = start([SERVER, '--hostname', '127.0.0.1', '--port', String(port)], WEB, {
    ...QUIET,
    ...variables,
  })
  await said(child, /Ready/)
  return { url: `http://127.0.0.1:${port}`, stop: () => stopped(child) }
}

/** A database of its own on the server that `scripts/postgres-for-tests.ts` starts for the run. */
const createDatabase = async (): Promise<{ readonly url: string; readonly drop: () => Promise<void> }> => {
  const name = `story_${randomUUID().replaceAll('-', '')}`
  const query = async (sql: string) => {
    const client = new pg.Client(inject('postgresUrl'))
    await client.connect()
    await client.query(sql)
    await client.end()
  }
  await query(`create database ${name}`)
  const url = new URL(inject('postgresUrl'))
  url.pathname = name
  return { url: url.href, drop: () => query(`drop database ${name} with (force)`) }
}

export async function startEverything(variables: Variables): Promise<Dashboard> {
  const database = await createDatabase()
  const port = await findQuietPort()
  const environment = { ...PATIENT, DATABASE_URL: database.url, PORT: String(port) }
  await runToEnd([GONGKAI, 'ingest', 'samples'], ROOT, environment)
  const api = start([GONGKAI, 'serve'], ROOT, environment)
  await said(api, /GraphQL http/)
  const web = await startDashboard({ ...PATIENT, ...variables, GONGKAI_API_URL: `http://127.0.0.1:${port}/graphql` })
  const stop = async () => {
    await web.stop()
    await stopped(api)
    await database.drop()
  }
  return { url: web.url, stop }
}
