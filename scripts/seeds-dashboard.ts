/** The whole of Gongkai as `npm start` runs it, on ports and in a folder of its own: for whatever measures it. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmod, mkdtemp, realpath, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { childEnvironment, REPOSITORY } from '../apps/api/src/config.ts'
import { findQuietPort } from '../apps/api/src/postgres/quiet-port.ts'

const LAST_LINE = 'Ctrl-C stops both.'

export interface SeedsDashboard {
  readonly url: string
  stop(): Promise<void>
}

/** Throws with what was said where it ends instead of answering. */
export async function startSeeds(): Promise<SeedsDashboard> {
  const directory = await mkdtemp(join(tmpdir(), 'gongkai-seeds-'))
  await chmod(directory, 0o755) // so that, as root, the server’s own user gets there
  const [port, webPort] = [await findQuietPort(), await findQuietPort()]
  const variables = {
    PORT: `${port}`,
    WEB_PORT: `${webPort}`,
    GONGKAI_DATA_DIR: directory,
    DATABASE_URL: '',
    RATE_LIMIT: '0',
  }
  const child = spawn(process.execPath, ['scripts/start.mjs'], {
    cwd: REPOSITORY,
    env: childEnvironment(variables),
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const exit = once(child, 'exit')
  const stop = async () => {
    child.kill('SIGTERM')
    await exit
    await rm(await realpath(join(directory, 'postgres')), { recursive: true, force: true })
    await rm(directory, { recursive: true, force: true })
  }
  const lines: string[] = []
  for await (const line of createInterface(child.stdout)) {
    lines.push(line)
    if (line === LAST_LINE) return { url: `http://127.0.0.1:${webPort}`, stop }
  }
  await stop()
  throw new Error(`npm start ended:\n${lines.join('\n')}`)
}
