/** The files that a command line names: files, folders walked in order of name, and `-` for standard input. */
import { createReadStream } from 'node:fs'
import { readdir, stat } from 'node:fs/promises'
import { basename, join, resolve } from 'node:path'
import { describeFailure, ExpectedError, type Failure, isSystemError, reasonOf } from './expected-error.ts'
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
/** Lists every file in the order of the arguments; a folder that cannot be listed is one failure among them. */
export async function listSources(paths: readonly string[], io: Io): Promise<(SourceFile | UnreadablePath)[]> {
  const lists = await Promise.all(
    paths.map((path) =>
      path === STANDARD_INPUT ? [standardInput(io)] : walk(path, basename(resolve(io.cwd, path)), io),
    ),
  )
  const sources = lists.flat()
  if (sources.length === 0) io.stderr.write(`No files found in ${paths.join(', ')}.\n`)
  return sources
}

const standardInput = (io: Io): SourceFile => ({
  path: STANDARD_INPUT,
  name: 'stdin',
  read: async () => {
    const bytes = await readAll(io.stdin, 'Standard input')
    if (bytes.byteLength === 0) throw new ExpectedError('document.empty', 'Standard input is empty.')
    return bytes
  },
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

/** Hidden entries and links to folders are passed over; so are devices, sockets and pipes, which is told. */
async function walkFolder(path: string, below: string, io: Io): Promise<(SourceFile | UnreadablePath)[]> {
  const entries = await readdir(resolve(io.cwd, path), { withFileTypes: true })
  const visible = entries.filter((entry) => !entry.name.startsWith('.')).sort((a, b) => (a.name < b.name ? -1 : 1))
  const lists = await Promise.all(
    visible.map(async (entry) => {
      const [child, name] = [join(path, entry.name), join(below, entry.name)]
      try {
        return entry.isDirectory() ? await walkFolder(child, name, io) : await listEntry(child, name, io)
      } catch (error) {
        return [{ path: child, failure: unreadable(child, error) }]
      }
    }),
  )
  return lists.flat()
}

/** What is no folder: a file or a link to one, or nothing to read. */
async function listEntry(path: string, name: string, io: Io): Promise<SourceFile[]> {
  const absolute = resolve(io.cwd, path)
  const found = await stat(absolute)
  if (found.isFile()) return [{ path, name, read: () => read(absolute, path) }]
  if (!found.isDirectory()) io.stderr.write(`${describeFailure(path, PASSED_OVER)}\n`)
  return []
}

const PASSED_OVER: Failure = { code: 'file.passed_over', message: 'a device, socket or pipe, which is passed over.' }

async function read(absolute: string, path: string): Promise<Uint8Array> {
  try {
    requireSize((await stat(absolute)).size, path)
    return await readAll(createReadStream(absolute), path)
  } catch (error) {
    if (!isSystemError(error)) throw error
    const { code, message } = unreadable(path, error)
    throw new ExpectedError(code, message, { cause: error })
  }
}

/** Counts while it reads, since devices and pipes do not say their size. Throws `file.too_large`. */
async function readAll(stream: AsyncIterable<Uint8Array>, label: string): Promise<Uint8Array> {
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of stream) {
    size += chunk.byteLength
    requireSize(size, label)
    chunks.push(chunk)
  }
  return new Uint8Array(Buffer.concat(chunks))
}

function requireSize(size: number, label: string): void {
  if (size > MAX_BYTES)
    throw new ExpectedError('file.too_large', `${label} is larger than ${MAX_BYTES / 2 ** 20} MiB; split it.`)
}

function unreadable(path: string, error: unknown): Failure {
  if (!isSystemError(error)) throw error
  return { code: 'file.unreadable', message: `Cannot read ${path}: ${reasonOf(error)}.` }
}
