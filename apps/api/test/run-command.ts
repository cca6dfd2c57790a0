/** The command as a function of its words: what it printed and how it ended. */
import { Readable } from 'node:stream'
import type { Environment } from '../src/config.ts'
import type { Io } from '../src/io.ts'
import { main } from '../src/main.ts'

export interface Surroundings {
  readonly cwd?: string
  readonly stdin?: string | Uint8Array | Io['stdin']
  readonly environment?: Environment
  readonly signal?: AbortSignal
}

export async function runCommand(argv: readonly string[], surroundings: Surroundings = {}) {
  const output = { stdout: '', stderr: '' }
  const { cwd = process.cwd(), stdin = '', environment = {}, signal = new AbortController().signal } = surroundings
  const io: Io = {
    stdin: typeof stdin === 'string' || stdin instanceof Uint8Array ? Readable.from([Buffer.from(stdin)]) : stdin,
    stdout: {
      write: (text) => {
        output.stdout += text
      },
    },
    stderr: {
      write: (text) => {
        output.stderr += text
      },
    },
    cwd,
    signal,
    environment,
  }
  const exitCode = await main(argv, io)
  return { exitCode, ...output }
}
