import type { Environment } from './config.ts'

/** What a command may touch of the world outside; tests bring their own. */
export interface Output {
  write(text: string): unknown
  readonly isTTY?: boolean
}

export interface Io {
  readonly stdin: AsyncIterable<Uint8Array>
  readonly stdout: Output
  readonly stderr: Output
  /** Paths on the command line are relative to it. */
  readonly cwd: string
  /** Aborted by Ctrl-C and SIGTERM: finish what is begun, start nothing new. Who never asks for it dies at once. */
  readonly signal: AbortSignal
  readonly environment: Environment
}

/** 0 all went well; 1 something failed; 2 the command line is wrong. */
export type ExitCode = 0 | 1 | 2
