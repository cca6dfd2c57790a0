/** One moment of the database → a file of `pg_dump`. */
import { writeFile } from 'node:fs/promises'
import { ExpectedError } from '../../expected-error.ts'
import type { OpenBackup } from '../opening.ts'
import { OWNER_ONLY, writeWhole } from '../whole-file.ts'
import { outputOf, type PostgresTools, ToolError } from './postgres-tools.ts'
import { openDump } from './read-dump.ts'

/** What waits for workers is in a table of ours; the queue itself is made anew. */
const QUEUE = 'graphile_worker'

export interface DumpOrder {
  readonly tools: PostgresTools
  /** Of the database, with the password. */
  readonly url: string
  /** Tables beside ours, which we may not even be allowed to read. */
  readonly foreign: readonly string[]
  /** Absolute. */
  readonly path: string
  readonly signal: AbortSignal
}

/**
 * Reads the file again when it is written, so what is said of it is what can be read from it.
 * Throws `backup.*`, `output.unwritable`, and the reason of `signal`.
 */
export const writeDump = (order: DumpOrder): Promise<Pick<OpenBackup, 'inventory' | 'sha256'>> =>
  writeWhole(order.path, order.signal, async (part) => {
    await writeFile(part, '', { mode: OWNER_ONLY, flag: 'wx' })
    await save(order, part)
    const { tools, signal } = order
    return openDump({ path: part, cwd: '/', findTools: async () => tools, signal })
  })

async function save({ tools, url, foreign, path, signal }: DumpOrder, part: string): Promise<void> {
  const { address, password } = apart(url)
  const without = foreign.map((name) => `--exclude-table="${name.replaceAll('"', '""')}"`)
  const args = [
    '--format=custom',
    '--no-owner',
    `--exclude-schema=${QUEUE}`,
    ...without,
    '--no-password',
    `--file=${part}`,
  ]
  try {
    for await (const _line of outputOf(tools, 'pg_dump', [...args, `--dbname=${address}`], { signal, password }));
  } catch (error) {
    if (!(error instanceof ToolError)) throw error
    const message = `pg_dump ${tools.version} could not write ${path}: ${error.message}. “--form snapshot” goes without it.`
    throw new ExpectedError('backup.dump_failed', message, { cause: error })
  }
}

/** Whoever may list the processes of a machine sees their arguments, so the password is in none. */
function apart(url: string): { address: string; password: string } {
  const address = new URL(url)
  const password = decodeURIComponent(address.password) || (address.searchParams.get('password') ?? '')
  address.password = ''
  address.searchParams.delete('password')
  return { address: address.href, password }
}
