/** The command in a process of its own, which can be killed. */
import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { childEnvironment, type Environment, REPOSITORY } from '../../src/config.ts'

export interface Ended {
  /** Null where a signal ended it. */
  readonly code: number | null
  readonly stdout: string
  readonly stderr: string
}

export interface Child {
  readonly ended: Promise<Ended>
  /** As a crash does: nothing of it can be finished. */
  kill(): void
}

export function startCommand(argv: readonly string[], environment: Environment): Child {
  const child = spawn(process.execPath, [join(REPOSITORY, 'apps/api/bin/gongkai.mjs'), ...argv], {
    env: childEnvironment(environment),
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let [stdout, stderr] = ['', '']
  child.stdout.on('data', (data) => {
    stdout += data
  })
  child.stderr.on('data', (data) => {
    stderr += data
  })
  const ended = new Promise<Ended>((resolve) => child.on('close', (code) => resolve({ code, stdout, stderr })))
  return { ended, kill: () => child.kill('SIGKILL') }
}
