/** PostgreSQL, the API and the dashboard as processes of their own, and what can be done to them. */
import { type ChildProcess, spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { chmod, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { childEnvironment, type Environment, REPOSITORY } from '../../apps/api/src/config.ts'
import { openStore, type Store } from '../../apps/api/src/database.ts'
import { findHome } from '../../apps/api/src/postgres/embedded-postgres.ts'
import { findQuietPort } from '../../apps/api/src/postgres/quiet-port.ts'

const GONGKAI = join(REPOSITORY, 'apps/api/bin/gongkai.mjs')
const WEB = join(REPOSITORY, 'apps/web')
/** What a program may take to begin and to end, on a machine that does much else. */
const PATIENCE_MS = 120_000

export interface Program {
  /** Of V8’s debugger, by which a process is asked to collect its garbage. */
  readonly inspector: string
  stop(): Promise<void>
}

export interface Servers {
  readonly folder: string
  readonly store: Store
  readonly apiUrl: string
  readonly webUrl: string
  readonly api: Program
  readonly web: Program
  /** As an administrator does; the server comes back by itself. */
  restartPostgres(): Promise<void>
  /** Runs a command of ours to its end, and says how it ended. */
  run(...argv: string[]): Promise<number | null>
  stop(): Promise<void>
}

export const hashOf = (query: string) => createHash('sha256').update(query).digest('hex')

/** Those of the dashboard and ours. */
async function writeManifest(folder: string, queries: readonly string[]): Promise<string> {
  const dashboard = JSON.parse(await readFile(join(WEB, 'generated/persisted-documents.json'), 'utf8'))
  const path = join(folder, 'operations.json')
  const ours = Object.fromEntries(queries.map((query) => [hashOf(query), query]))
  await writeFile(path, JSON.stringify({ ...dashboard, ...ours }))
  return path
}

/** The store is there and filled by `fill` before anything is asked. */
export async function startServers(
  queries: readonly string[],
  fill: (at: Pick<Servers, 'folder' | 'run'>) => Promise<void>,
): Promise<Servers> {
  const folder = await mkdtemp(join(tmpdir(), 'gongkai-load-'))
  await chmod(folder, 0o755) // so that, as root, PostgreSQL’s own user gets there
  const store = await openStore({ databaseUrl: undefined, dataDirectory: folder })
  const programs: Program[] = []
  const stop = async () => {
    for (const program of programs.toReversed()) await program.stop()
    await store.close()
    await rm(await findHome(folder), { recursive: true, force: true })
    await rm(folder, { recursive: true })
  }
  try {
    const environment = { DATABASE_URL: store.url, GONGKAI_DATA_DIR: folder }
    const run = (...argv: string[]) => runToEnd(argv, environment)
    await store.migrate()
    await fill({ folder, run })
    const [port, webPort] = [await findQuietPort(), await findQuietPort()]
    const manifest = await writeManifest(folder, queries)
    const listening = { PORT: String(port), WEB_PORT: String(webPort), PERSISTED_OPERATIONS: manifest }
    const api = await startProgram([GONGKAI, 'serve'], REPOSITORY, { ...environment, ...listening })
    programs.push(api)
    const apiUrl = `http://127.0.0.1:${port}`
    const ofWeb = { NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1', GONGKAI_API_URL: `${apiUrl}/graphql` }
    const web = await startProgram(['server.ts', '--port', String(webPort)], WEB, ofWeb)
    programs.push(web)
    const restartPostgres = () => endPostmaster(folder)
    return { folder, store, apiUrl, webUrl: `http://127.0.0.1:${webPort}`, api, web, restartPostgres, run, stop }
  } catch (error) {
    await stop()
    throw error
  }
}

/** “Fast shutdown”: connections are ended, and whoever uses the embedded server starts it again. */
async function endPostmaster(folder: string): Promise<void> {
  const [pid] = (await readFile(join(await findHome(folder), 'data/postmaster.pid'), 'utf8')).split('\n')
  process.kill(Number(pid), 'SIGINT')
}

async function runToEnd(argv: readonly string[], environment: Environment): Promise<number | null> {
  const child = spawn(process.execPath, [GONGKAI, ...argv], { env: childEnvironment(environment), stdio: 'ignore' })
  const [code] = await once(child, 'exit')
  return code
}

async function startProgram(args: readonly string[], cwd: string, environment: Environment): Promise<Program> {
  const child = spawn(process.execPath, ['--inspect=127.0.0.1:0', ...args], {
    cwd,
    env: childEnvironment(environment),
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const stop = () => end(child)
  try {
    const [inspector] = await Promise.all([
      said(child, /Debugger listening on (ws:\S+)/),
      said(child, /(?:GraphQL|Ready on) http/),
    ])
    return { inspector: inspector[1] ?? '', stop }
  } catch (error) {
    await stop()
    throw error
  }
}

/** In order, or without it where that takes too long. */
async function end(child: ChildProcess): Promise<void> {
  const ended = once(child, 'exit')
  const kill = setTimeout(() => child.kill('SIGKILL'), PATIENCE_MS)
  if (child.kill('SIGTERM')) await ended
  clearTimeout(kill)
}

function said(child: ChildProcess, pattern: RegExp): Promise<RegExpExecArray> {
  return new Promise((resolve, reject) => {
    let output = ''
    const read = (chunk: Buffer) => {
      output += chunk
      const match = pattern.exec(output)
      if (match) resolve(match)
    }
    child.stdout?.on('data', read)
    child.stderr?.on('data', read)
    const refuse = (what: string) => reject(new Error(`It ${what} before it said ${pattern}:\n${output}`))
    child.once('exit', (code) => refuse(`ended with ${code}`))
    setTimeout(() => refuse(`took ${PATIENCE_MS} ms`), PATIENCE_MS).unref()
  })
}
