/** The files that a command line names: files, folders walked in order of name, and `-` for standard input. */
import { readdir, readFile, stat } from 'node:fs/promises'
import { basename, join, resolve } from 'node:path'
import { buffer } from 'node:stream/consumers'
import { ExpectedError, type Failure, isSystemError } from './expected-error.ts'
import type { Io } from './io.ts'

/** A file that is yet to be read. */
export interface SourceFile {
  /** As a person would find it: the argument, or what lies below it. */
  readonly path: string
  /** Without the folders above the argument, which are nobody else’s business. */
  readonly name: string
  /** Throws `file.*`. */
  read(): Promise<Uint8Array>
}

/** A place that could not be looked into. */
export interface UnreadablePath {
  readonly path: string
  readonly failure: Failure
}

const MAX_BYTES = 256 * 2 ** 20
const STANDARD_INPUT = '-'
const REASONS: Record<string, string> = {
  ENOENT: 'there is no such file or folder',
  EACCES: 'you have no permission to read it',
  EPERM: 'you have no permission to read it',
}

/** Lists every file in the order of the arguments; a folder that cannot be listed is one failure among them. */
export async function listSources(paths: readonly string[], io: Io): Promise<(SourceFile | UnreadablePath)[]> {
  const lists = await Promise.all(
    paths.map((path) =>
      path === STANDARD_INPUT ? [standardInput(io)] : walk(path, basename(resolve(io.cwd, path)), io),
    ),
  )
  return lists.flat()
}

const standardInput = (io: Io): SourceFile => ({
  path: STANDARD_INPUT,
  name: 'stdin',
  read: async () => new Uint8Array(await buffer(io.stdin)),
})

async function walk(path: string, name: string, io: Io): Promise<(SourceFile | UnreadablePath)[]> {
  const absolute = resolve(io.cwd, path)
  try {
    if (!(await stat(absolute)).isDirectory()) return [{ path, name, read: () => read(absolute, path) }]
    return await walkFolder(path, '', io)
  } catch (error) {
    return [{ path, failure: unreadable(path, error) }]
  }
}

/** Hidden entries and links to folders are passed over; so are devices and sockets. */
async function walkFolder(path: string, below: string, io: Io): Promise<(SourceFile | UnreadablePath)[]> {
  const entries = await readdir(resolve(io.cwd, path), { withFileTypes: true })
  const visible = entries.filter((entry) => !entry.name.startsWith('.')).sort((a, b) => (a.name < b.name ? -1 : 1))
  const lists = await Promise.all(
    visible.map((entry) => {
      const [child, name] = [join(path, entry.name), join(below, entry.name)]
      if (entry.isDirectory())
        return walkFolder(child, name, io).catch((error) => [{ path: child, failure: unreadable(child, error) }])
      const absolute = resolve(io.cwd, child)
      return entry.isFile() || entry.isSymbolicLink() ? [{ path: child, name, read: () => read(absolute, child) }] : []
    }),
  )
  return lists.flat()
}

async function read(absolute: string, path: string): Promise<Uint8Array> {
  try {
    const { size } = await stat(absolute)
    if (size > MAX_BYTES)
      throw new ExpectedError('file.too_large', `${path} is larger than ${MAX_BYTES / 2 ** 20} MiB.`)
    return await readFile(absolute)
  } catch (error) {
    if (!isSystemError(error)) throw error
    const { code, message } = unreadable(path, error)
    throw new ExpectedError(code, message, { cause: error })
  }
}

function unreadable(path: string, error: unknown): Failure {
  if (!isSystemError(error)) throw error
  const reason = REASONS[error.code ?? ''] ?? error.message
  return { code: 'file.unreadable', message: `Cannot read ${path}: ${reason}.` }
}
