/** The system’s own PostgreSQL, which has the programs that ours lacks; tests that need it are skipped where it is not there. */
import { existsSync } from 'node:fs'
import { chmod, chown, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { findServerUser, runBinary } from '../src/postgres/postgres-binaries.ts'
import { findQuietPort } from '../src/postgres/quiet-port.ts'

const FOLDER = '/usr/lib/postgresql/15'
export const SYSTEM_BINARIES = join(FOLDER, 'bin')
export const hasSystemPostgres = ['postgres', 'pg_basebackup', 'pg_dump', 'pg_restore'].every((name) =>
  existsSync(join(SYSTEM_BINARIES, name)),
)

const user = findServerUser()

async function run(program: string, ...args: string[]): Promise<void> {
  const { code, output } = await runBinary(FOLDER, program, args, user)
  if (code !== 0) throw new Error(`${program}: ${output}`)
}

export interface SystemServer {
  readonly url: string
  readonly port: number
  /** At once, as a crash would. */
  stop(): Promise<void>
}

export interface SystemServers {
  startPrimary(): Promise<SystemServer>
  startReplicaOf(primary: SystemServer): Promise<SystemServer>
  /** Ends those that still run and removes everything. */
  close(): Promise<void>
}

export async function openSystemServers(): Promise<SystemServers> {
  const folder = await mkdtemp(join(tmpdir(), 'gongkai-system-'))
  await chmod(folder, 0o755)
  if (user) await chown(folder, user.uid, user.gid)
  const started: SystemServer[] = []
  const start = async (data: string): Promise<SystemServer> => {
    const port = await findQuietPort()
    const options = `-p ${port} -c listen_addresses=127.0.0.1 -c unix_socket_directories= -c fsync=off`
    await run('pg_ctl', 'start', '--pgdata', data, '--log', `${data}.log`, '--options', options, '--wait', '--silent')
    const stop = () => run('pg_ctl', 'stop', '--pgdata', data, '--mode', 'immediate', '--silent')
    const server = { url: `postgres://gongkai@127.0.0.1:${port}/postgres`, port, stop }
    started.push(server)
    return server
  }
  const nextData = () => join(folder, `server-${started.length}`)
  return {
    startPrimary: async () => {
      const data = nextData()
      const locale = ['--encoding', 'UTF8', '--locale', 'C.UTF-8']
      await run('initdb', '--pgdata', data, '--username', 'gongkai', '--auth', 'trust', '--no-sync', ...locale)
      return start(data)
    },
    startReplicaOf: async ({ url }) => {
      const data = nextData()
      await run('pg_basebackup', '--pgdata', data, '--dbname', url, '--write-recovery-conf', '--checkpoint', 'fast')
      return start(data)
    },
    close: async () => {
      for (const server of started.toReversed()) await server.stop().catch(() => {}) // one is stopped already
      await rm(folder, { recursive: true })
    },
  }
}
