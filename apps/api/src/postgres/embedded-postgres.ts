/**
 * A real PostgreSQL from npm, for whoever has set no DATABASE_URL. Nothing but PostgreSQL’s own locks decides races:
 * - the cluster is made aside and published by creating a link, which only one process can;
 * - of two postmasters started at once, postmaster.pid lets one live, and every process finds it there;
 * - whoever uses the server holds a shared advisory lock; who can take it alone is the last and stops the server.
 */
import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { cp, lchown, mkdir, mkdtemp, readdir, readFile, realpath, rm, stat, symlink, writeFile } from 'node:fs/promises'
import { createConnection } from 'node:net'
import { basename, dirname, join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import pg from 'pg'
import { ExpectedError, isSystemError, reasonOf } from '../expected-error.ts'
import { findBinaries, findServerUser, isOpenToAll, runBinary, type ServerUser } from './postgres-binaries.ts'
import { findFreePort, findQuietPort } from './quiet-port.ts'

export interface EmbeddedPostgres {
  readonly url: string
  /** Never resolves; rejects when the server has died and did not come back. */
  readonly lost: Promise<never>
  /** Leaves the server, and stops it unless another process uses it. */
  close(): Promise<void>
}

const USER = 'gongkai'
const DATABASE = 'postgres'
/** Any number of our own; shared by everyone who uses the server. */
const IN_USE = 0x676f6e67
const PATIENCE_MS = 60_000
const RETRY_MS = 100
/** Where root keeps a server that its user could not reach inside the repository. */
const SYSTEM_STATE = '/var/lib'

/** Starts the server of `directory` or joins the one that runs. Throws `postgres.*` with what to do. */
export async function openEmbeddedPostgres(directory: string, patienceMs = PATIENCE_MS): Promise<EmbeddedPostgres> {
  try {
    const home = await findOrCreateHome(directory)
    return stay(home, await enter(home, patienceMs))
  } catch (error) {
    throw isSystemError(error) ? folderFailure(directory, error) : error
  }
}

function folderFailure(directory: string, error: NodeJS.ErrnoException): ExpectedError {
  const message = `Cannot keep the embedded PostgreSQL in ${directory}: ${reasonOf(error)}. Set GONGKAI_DATA_DIR to a folder that you may write, or DATABASE_URL to a PostgreSQL of your own.`
  return new ExpectedError('postgres.folder_unusable', message, { cause: error })
}

/** Joins, having started the server where none runs. */
async function enter(home: string, patienceMs = PATIENCE_MS): Promise<Connection> {
  const deadline = Date.now() + patienceMs
  for (;;) {
    const connection = await connect(home, patienceMs)
    if (connection) return connection
    if (Date.now() > deadline) throw await startFailure(home)
    await startServer(home)
  }
}

/** Enters again whenever the server dies under us: it comes back at its port, where our other connections find it. */
function stay(home: string, first: Connection): EmbeddedPostgres {
  let isLeaving = false
  let present: Promise<Connection> = Promise.resolve(first)
  const { promise: lost, reject } = Promise.withResolvers<never>()
  lost.catch(() => {}) // whoever does not wait for it hears of it with the next query
  const watch = ({ client }: Connection) => client.once('end', () => isLeaving || enterAgain())
  const enterAgain = () => {
    present = enter(home).then((connection) => {
      if (connection.url !== first.url) throw movedFailure(home)
      watch(connection)
      return connection
    })
    present.catch(reject)
  }
  watch(first)
  const close = async () => {
    isLeaving = true
    const connection = await present.catch(() => undefined)
    if (connection) await leave(home, connection.client)
  }
  return { url: first.url, lost, close }
}

const movedFailure = (home: string) =>
  new ExpectedError(
    'postgres.moved',
    `The embedded PostgreSQL in ${home} died and runs at another port; start Gongkai again.`,
  )

// ── The cluster ──────────────────────────────────────────────────────────────────────────────────────────────────────

const dataOf = (home: string) => join(home, 'data')
const passwordFileOf = (home: string) => join(home, 'password')
const logOf = (home: string) => join(home, 'server.log')
/** Copied beside the data where the server’s user cannot reach node_modules. */
const binariesOf = (home: string) => (existsSync(join(home, 'native')) ? join(home, 'native') : findBinaries())

async function findOrCreateHome(directory: string): Promise<string> {
  const link = join(directory, 'postgres')
  if (!existsSync(link)) {
    await createFolder(directory)
    await rm(link, { force: true }) // a link whose target is gone
    await createHome(directory, link)
  }
  return findHome(directory)
}

/** Where the cluster of `directory` really is; the server’s user may not be able to follow the link. */
export const findHome = (directory: string): Promise<string> => realpath(join(directory, 'postgres'))

/** Node’s own recursion never ends where a folder exists in which none can be made, such as /proc. */
async function createFolder(path: string): Promise<void> {
  const error = await mkdir(path).catch((error: NodeJS.ErrnoException) => error)
  if (error?.code === 'ENOENT' && path !== dirname(path)) {
    await createFolder(dirname(path))
    await mkdir(path)
  } else if (error && !(await isFolder(path))) throw error
}

const isFolder = (path: string) =>
  stat(path).then(
    (found) => found.isDirectory(),
    () => false,
  )

async function createHome(directory: string, link: string): Promise<void> {
  const user = findServerUser()
  const stranger = user && !(isOpenToAll(directory) && isOpenToAll(findBinaries())) ? user : undefined
  const home = await mkdtemp(stranger ? join(SYSTEM_STATE, 'gongkai-') : join(directory, 'postgres-'))
  try {
    if (stranger) await copyBinaries(join(home, 'native'))
    await writeFile(passwordFileOf(home), randomBytes(24).toString('base64url'), { mode: 0o600 })
    if (user) await chownAll(home, user)
    await initialise(home)
    await symlink(stranger ? home : basename(home), link)
  } catch (error) {
    await rm(home, { recursive: true, force: true })
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
  }
}

const copyBinaries = (target: string) => cp(findBinaries(), target, { recursive: true, verbatimSymlinks: true })

async function chownAll(home: string, user: ServerUser): Promise<void> {
  for (const entry of ['.', ...(await readdir(home, { recursive: true }))])
    await lchown(join(home, entry), user.uid, user.gid)
}

/** UTF-8 with the C library’s character classes, which pg_trgm needs to see Chinese characters as letters. */
const LOCALE = process.platform === 'darwin' ? 'en_US.UTF-8' : 'C.UTF-8'

async function initialise(home: string): Promise<void> {
  const { code, output } = await run(home, 'initdb', [
    ...['--pgdata', dataOf(home), '--username', USER, '--pwfile', passwordFileOf(home), '--auth', 'scram-sha-256'],
    ...['--encoding', 'UTF8', '--locale', LOCALE, '--lc-messages', 'C', '--no-instructions'],
    ...['--set', 'listen_addresses=127.0.0.1', '--set', 'unix_socket_directories='],
  ])
  if (code !== 0)
    throw new ExpectedError('postgres.not_created', `No PostgreSQL could be made in ${home}: ${lastLine(output)}`)
}

const run = (home: string, name: string, args: string[]) =>
  runBinary(binariesOf(home), name, args, findServerUser(home))
const lastLine = (text: string) => text.trim().split('\n').at(-1) ?? ''

// ── The server ───────────────────────────────────────────────────────────────────────────────────────────────────────

interface Postmaster {
  readonly pid: number
  readonly port: number
  readonly isReady: boolean
  readonly content: string
}

/** What postmaster.pid says: line 1 is the process, line 4 the port, line 8 the status. Undefined where no server runs. */
async function findPostmaster(home: string): Promise<Postmaster | undefined> {
  const content = await readFile(join(dataOf(home), 'postmaster.pid'), 'utf8').catch(ignoreMissing)
  const lines = content?.split('\n') ?? []
  if (!content || !lines[3]) return undefined
  return { pid: Number(lines[0]), port: Number(lines[3]), isReady: lines[7]?.trim() === 'ready', content }
}

function ignoreMissing(error: NodeJS.ErrnoException): undefined {
  if (error.code === 'ENOENT') return undefined
  throw new ExpectedError(
    'postgres.not_ours',
    `Cannot read ${error.path}: the embedded PostgreSQL belongs to another user. Set GONGKAI_DATA_DIR to a folder of your own.`,
  )
}

interface Connection {
  readonly client: pg.Client
  readonly url: string
}

/** Who waits for a process that has begun to stop the server, which takes it a moment, can say which one it is. */
const NAMED = /^gongkai (\d+)$/
const LOCK_NOT_AVAILABLE = '55P03'

/** A connection that holds the server in use, or undefined while none can be had. Throws `postgres.held`. */
async function connect(home: string, patienceMs: number): Promise<Connection | undefined> {
  const postmaster = await findPostmaster(home)
  if (!postmaster) return undefined
  const password = await readFile(passwordFileOf(home), 'utf8')
  const url = `postgres://${USER}:${password}@127.0.0.1:${postmaster.port}/${DATABASE}`
  const client = new pg.Client({
    connectionString: url,
    application_name: `gongkai ${process.pid}`,
    connectionTimeoutMillis: 5_000,
    lock_timeout: patienceMs,
  })
  client.on('error', () => {}) // a server that stops breaks the connection; whoever queries next hears of it
  try {
    await client.connect()
    await client.query('select pg_advisory_lock_shared($1)', [IN_USE])
    return { client, url }
  } catch (error) {
    const failure =
      (error as pg.DatabaseError).code === LOCK_NOT_AVAILABLE ? await heldFailure(home, client) : undefined
    await client.end().catch(() => {})
    if (failure) throw failure
    return undefined
  }
}

async function heldFailure(home: string, client: pg.Client): Promise<ExpectedError> {
  const { rows } = await client.query(
    `select application_name from pg_stat_activity join pg_locks using (pid)
     where locktype = 'advisory' and objid = $1 and mode = 'ExclusiveLock' and granted`,
    [IN_USE],
  )
  const [, pid] = NAMED.exec(rows[0]?.application_name ?? '') ?? []
  const [who, what] = pid ? [`Process ${pid}`, `kill -9 ${pid}`] : ['A process', 'end the others of Gongkai']
  const message = `${who} has begun to stop the embedded PostgreSQL in ${home} and does not go on; end it (${what}), then start again.`
  return new ExpectedError('postgres.held', message)
}

async function startServer(home: string): Promise<void> {
  const port = await findPort(home)
  const { code } = await run(home, 'pg_ctl', [
    ...['start', '--pgdata', dataOf(home), '--log', logOf(home), '--options', `-p ${port}`, '--wait', '--silent'],
  ])
  if (code === 0) return
  await removeStaleLock(home)
  await delay(RETRY_MS)
}

/**
 * PostgreSQL itself survives a postmaster.pid whose process is gone, but not one whose number a stranger has taken since
 * a reboot. A server that says “ready” listens; where nobody does, the file is stale.
 */
async function removeStaleLock(home: string): Promise<void> {
  const postmaster = await findPostmaster(home)
  if (!postmaster?.isReady || (await isListening(postmaster.port))) return
  if ((await findPostmaster(home))?.content === postmaster.content) await rm(join(dataOf(home), 'postmaster.pid'))
}

async function isListening(port: number): Promise<boolean> {
  const socket = createConnection({ port, host: '127.0.0.1' })
  const isOpen = await once(socket, 'connect').then(
    () => true,
    () => false,
  )
  socket.destroy()
  return isOpen
}

/**
 * The one of last time, so that whoever used a server which died finds it again; where that is taken, a free one. A
 * server that is shutting down still listens, and may be gone before the next one starts: its port is not taken.
 */
async function findPort(home: string): Promise<number> {
  const postmaster = await findPostmaster(home)
  if (postmaster && isAlive(postmaster.pid)) return postmaster.port
  const options = await readFile(join(dataOf(home), 'postmaster.opts'), 'utf8').catch(ignoreMissing)
  const last = Number(/"-p" "(\d+)"/.exec(options ?? '')?.[1] ?? 0)
  return last > 0 ? findFreePort(last).catch(findQuietPort) : findQuietPort()
}

/** Of a process of another user, asking alone is refused. */
function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch (error) {
    return isSystemError(error) && error.code === 'EPERM'
  }
}

async function leave(home: string, client: pg.Client): Promise<void> {
  try {
    await client.query('select pg_advisory_unlock_shared($1)', [IN_USE])
    const { rows } = await client.query('select pg_try_advisory_lock($1) as alone', [IN_USE])
    if (rows[0].alone)
      await run(home, 'pg_ctl', ['stop', '--pgdata', dataOf(home), '--mode', 'fast', '--wait', '--silent'])
  } catch {} // the server is gone already
  await client.end().catch(() => {})
}

async function startFailure(home: string): Promise<ExpectedError> {
  const log = await readFile(logOf(home), 'utf8').catch(() => '')
  const hint = `see ${logOf(home)}`
  return new ExpectedError(
    'postgres.not_started',
    `The embedded PostgreSQL does not start: ${lastLine(log)} (${hint}).`,
  )
}
