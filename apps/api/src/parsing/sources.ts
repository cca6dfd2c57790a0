/** The files that a command line names: files, folders walked in order of name, and `-` for standard input. */
import { createReadStream, type Stats } from 'node:fs'
import { lstat, readdir, stat } from 'node:fs/promises'
import { basename, join, resolve } from 'node:path'
import { describeFailure, ExpectedError, type Failure, isSystemError, reasonOf } from '../expected-error.ts'
import type { Io } from '../io.ts'

/** A file that is yet to be read. */
export interface SourceFile {
  /** As a person would find it: the argument, or what lies below it. */
  readonly path: string
  /** Without the folders above the argument, which are nobody else’s business. */
  readonly name: string
  /** In bytes, when it was found; 0 where nobody knows beforehand. */
  readonly size: number
  /** The division code to settle names with, where whoever names the file says one. */
  readonly region?: string | undefined
  /** Throws `file.*`, or `fetch.*` where it is on the web. */
  read(): Promise<Uint8Array>
}

/** A place that could not be looked into. */
export interface UnreadablePath {
  readonly path: string
  readonly size: 0
  readonly failure: Failure
}

export type Source = SourceFile | UnreadablePath

const MAX_BYTES = 256 * 2 ** 20
const STANDARD_INPUT = '-'

/**
 * Finds every file in the order of the arguments; a folder that cannot be listed is one failure among them. Of a folder
 * only the names are held, so that a country’s reports can be walked.
 */
export async function* walkSources(paths: readonly string[], io: Io): AsyncGenerator<Source> {
  let isEmpty = true
  for (const path of paths)
    for await (const source of walkArgument(path, io)) {
      isEmpty = false
      yield source
    }
  if (isEmpty) io.stderr.write(`No files found in ${paths.join(', ')}.\n`)
}

/** How many sources there are, without a word about those passed over. */
export async function countSources(paths: readonly string[], io: Io): Promise<number> {
  let count = 0
  const silent = { ...io, stderr: { write: () => {} } }
  for await (const _ of walkSources(paths, silent)) count++
  return count
}

async function* walkArgument(path: string, io: Io): AsyncGenerator<Source> {
  if (path === STANDARD_INPUT) yield standardInput(io)
  else yield* walk({ path, name: basename(resolve(io.cwd, path)), below: '' }, stat, io)
}

const standardInput = (io: Io): SourceFile => ({
  path: STANDARD_INPUT,
  name: 'stdin',
  size: 0,
  read: async () => {
    const bytes = await readAll(io.stdin, 'Standard input')
    if (bytes.byteLength === 0) throw new ExpectedError('document.empty', 'Standard input is empty.')
    return bytes
  },
})

interface Place {
  readonly path: string
  /** Of the file, if it is one. */
  readonly name: string
  /** What the names of files in it begin with, if it is a folder. */
  readonly below: string
}

/** A link that the user names is followed wherever it leads; one that is found, to files only. */
async function* walk(place: Place, look: (path: string) => Promise<Stats>, io: Io): AsyncGenerator<Source> {
  const { path, name } = place
  const absolute = resolve(io.cwd, path)
  try {
    const found = await look(absolute)
    if (found.isDirectory()) yield* walkFolder(place, io)
    else if (found.isSymbolicLink()) yield* followLink(place, io)
    else if (found.isFile() || look === stat) yield fileAt(absolute, path, name, found.size)
    else io.stderr.write(`${describeFailure(path, PASSED_OVER)}\n`)
  } catch (error) {
    yield { path, size: 0, failure: unreadable(path, error) }
  }
}

/** Hidden entries are passed over. */
async function* walkFolder({ path, below }: Place, io: Io): AsyncGenerator<Source> {
  const names = await readdir(resolve(io.cwd, path))
  for (const entry of names.filter((name) => !name.startsWith('.')).sort()) {
    const name = join(below, entry)
    yield* walk({ path: join(path, entry), name, below: name }, lstat, io)
  }
}

async function* followLink({ path, name }: Place, io: Io): AsyncGenerator<Source> {
  const absolute = resolve(io.cwd, path)
  const target = await stat(absolute)
  if (target.isFile()) yield fileAt(absolute, path, name, target.size)
  else if (!target.isDirectory()) io.stderr.write(`${describeFailure(path, PASSED_OVER)}\n`)
}

const PASSED_OVER: Failure = { code: 'file.passed_over', message: 'a device, socket or pipe, which is passed over.' }

const fileAt = (absolute: string, path: string, name: string, size: number): SourceFile => ({
  path,
  name,
  size,
  read: () => read(absolute, path),
})

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
