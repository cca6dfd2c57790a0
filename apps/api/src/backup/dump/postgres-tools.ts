/** PostgreSQL’s own programs for saving and reading databases, where a machine has them. */
import { execFile, spawn } from 'node:child_process'
import { constants } from 'node:fs'
import { access } from 'node:fs/promises'
import { delimiter, join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { promisify } from 'node:util'
import type { Environment } from '../../config.ts'
import { ExpectedError } from '../../expected-error.ts'

export interface PostgresTools {
  readonly folder: string
  /** Such as 15.18. */
  readonly version: string
  /** All that they see of the environment: variables of PostgreSQL that a person has set must not steer them. */
  readonly environment: Environment
}

type Tool = 'pg_dump' | 'pg_restore'
const TOOLS: readonly Tool[] = ['pg_dump', 'pg_restore']

const pathOf = (folder: string, tool: Tool) => join(folder, process.platform === 'win32' ? `${tool}.exe` : tool)
const majorOf = (version: string) => Number.parseInt(version, 10)

/**
 * The newest of those in the folders of `PATH`, or those of `folder`, where one is named and has to hold them.
 * Throws `backup.no_tools`.
 */
export async function findTools({ PATH, HOME }: Environment, folder?: string): Promise<PostgresTools | undefined> {
  const environment = { PATH, HOME, LC_ALL: 'C', PGTZ: 'UTC', PGAPPNAME: 'gongkai' }
  const folders = folder === undefined ? (PATH ?? '').split(delimiter).filter(Boolean) : [folder]
  const found = await Promise.all(folders.map((each) => examine(each, environment)))
  const newest = found.reduce((best, each) => (!best || (each && isNewer(each, best)) ? each : best), undefined)
  if (newest || folder === undefined) return newest
  throw new ExpectedError(
    'backup.no_tools',
    `POSTGRES_TOOLS names ${folder}, which holds no pg_dump and pg_restore that run here; name the folder that does.`,
  )
}

const isNewer = (a: PostgresTools, b: PostgresTools) => majorOf(a.version) > majorOf(b.version)

/** Undefined where the folder lacks one of them, or they do not run. */
async function examine(folder: string, environment: Environment): Promise<PostgresTools | undefined> {
  try {
    for (const tool of TOOLS) await access(pathOf(folder, tool), constants.X_OK)
    const { stdout } = await promisify(execFile)(pathOf(folder, 'pg_dump'), ['--version'], { env: { ...environment } })
    const version = /^pg_dump \(PostgreSQL\) (\d+\S*)/.exec(stdout)?.[1]
    return version === undefined ? undefined : { folder, version, environment }
  } catch {
    return undefined
  }
}

/** Why they cannot save a database of a server, or undefined where they can. `server` is its `server_version_num`. */
export function findHindrance(tools: PostgresTools | undefined, server: number): string | undefined {
  if (!tools) return 'no pg_dump is at hand'
  const major = Math.floor(server / 10_000)
  return majorOf(tools.version) < major ? `pg_dump ${tools.version} is older than the server, ${major}` : undefined
}

/** What a program said when it failed. */
export class ToolError extends Error {}

/** Gives what the program prints, as it comes. Throws ToolError, and the reason of `signal`. */
export async function* outputOf(
  { folder, environment }: PostgresTools,
  tool: Tool,
  args: readonly string[],
  {
    signal,
    password,
    input = Readable.from([]),
  }: { readonly signal: AbortSignal; readonly password?: string; readonly input?: Readable },
): AsyncGenerator<Buffer> {
  // In a process group of its own: Ctrl-C reaches us, and we end it in order.
  const child = spawn(pathOf(folder, tool), args, {
    env: { ...environment, ...(password !== undefined && { PGPASSWORD: password }) },
    stdio: ['pipe', 'pipe', 'pipe'],
    detached: true,
    signal,
  })
  const ended = new Promise<number | null>((resolve, reject) => child.once('close', resolve).once('error', reject))
  ended.catch(() => {})
  // It may have enough before all was read.
  pipeline(input, child.stdin).catch(() => {})
  let complaint = ''
  child.stderr.setEncoding('utf8').on('data', (text) => {
    complaint += text
  })
  try {
    yield* child.stdout
    if ((await ended) !== 0) throw new ToolError(firstError(complaint))
  } catch (error) {
    signal.throwIfAborted()
    throw error instanceof ToolError ? error : new ToolError((error as Error).message)
  } finally {
    child.kill()
  }
}

function firstError(complaint: string): string {
  const lines = complaint.split('\n').filter((line) => line.trim() !== '')
  const line = lines.find((each) => each.includes('error:')) ?? lines.at(-1) ?? 'it ended without a word'
  return line.replace(/^.*?error: /, '')
}
