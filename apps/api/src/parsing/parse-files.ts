/** Source files → what the parser says of each, in order; one that fails, or takes for ever, never keeps the others back. */
import type { ParsedReport } from '@gongkai/parser'
import { type Failure, toFailure } from '../expected-error.ts'
import { mapInOrder, type Room } from './map-in-order.ts'
import { openWorkers, type ParsePool } from './parse-pool.ts'
import type { Source } from './sources.ts'

export interface ParsedFile {
  readonly path: string
  readonly bytes: Uint8Array
  readonly reports: readonly ParsedReport[]
}

/** A file of which nothing could be read. */
export interface FailedFile {
  readonly path: string
  readonly failure: Failure
}

export interface ParseFilesOptions {
  /** Division code that settles names which several regions share. */
  readonly region?: string | undefined
}

/** One is parsed while the next is read from the disk. */
const READ_AHEAD: Room = { count: 2, bytes: 16 * 2 ** 20 }

export const isFailed = (file: ParsedFile | FailedFile): file is FailedFile => 'failure' in file

/** In the order of the sources, each report called by its path. They are parsed in a thread, since nothing else can be ended. */
export async function* parseFiles(
  sources: AsyncIterable<Source>,
  { region }: ParseFilesOptions,
): AsyncGenerator<ParsedFile | FailedFile> {
  const pool = openWorkers(1)
  try {
    yield* mapInOrder(sources, READ_AHEAD, (source) => parseFile(source, region, pool))
  } finally {
    await pool.close()
  }
}

async function parseFile(
  source: Source,
  region: string | undefined,
  pool: ParsePool,
): Promise<ParsedFile | FailedFile> {
  if ('failure' in source) return source
  const { path } = source
  try {
    const bytes = await source.read()
    return { path, bytes, reports: await pool.parse(path, bytes, region) }
  } catch (error) {
    return { path, failure: toFailure(error) }
  }
}
