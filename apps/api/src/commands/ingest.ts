import { availableParallelism } from 'node:os'
import { type Store, withStore } from '../database.ts'
import { formatCounts, type IngestCounts, linesOf, NO_FILES, type Result } from '../ingest/outcome.ts'
import { parseDocuments } from '../ingest/parse-documents.ts'
import { startProgress } from '../ingest/progress.ts'
import { readDocuments } from '../ingest/read-documents.ts'
import { openResultsFile, type ResultsFile } from '../ingest/results-file.ts'
import { keepHeapsSmall } from '../ingest/small-heap.ts'
import { storeDocuments } from '../ingest/store-documents.ts'
import type { ExitCode, Io } from '../io.ts'
import { type Manifest, readManifest } from '../parsing/manifest.ts'
import { countSources, type Source, walkSources } from '../parsing/sources.ts'
import { enqueueDocuments } from '../queue/enqueue-documents.ts'

export interface IngestOptions {
  readonly region?: string
  readonly manifest?: string
  /** How many files are parsed at once; as many as there are cores unless stated. */
  readonly jobs?: number
  /** Only put in the queue, for workers. */
  readonly queue?: boolean
  /** A table of the files that failed is written here. */
  readonly failures?: string
  /** A table of all files is written here. */
  readonly report?: string
  /** A list of addresses; see fetch/url-list.ts. */
  readonly urls?: string
  /** Seconds between two requests to one host. */
  readonly pause?: number
  /** Networks that are asked though they are not public. */
  readonly allowNetwork?: readonly string[]
}

export const ingest = (paths: readonly string[], options: IngestOptions, io: Io): Promise<ExitCode> =>
  withStore(io, async (store) => {
    keepHeapsSmall()
    await store.migrate()
    if (options.queue) await (await import('../queue/create-queue.ts')).createQueue(store.url, io)
    const counts = await ingestPaths(paths, options, io, store)
    io.stdout.write(`${formatCounts(counts)}\n`)
    if (io.signal.aborted) io.stderr.write(INTERRUPTED)
    return counts.failed > 0 || io.signal.aborted ? 1 : 0
  })

const INTERRUPTED = 'Interrupted. Run the same command again to go on: what is stored is passed over.\n'

/** Stores every file that can be; a file is stored wholly or not at all, and an interruption waits for the batch begun. */
export async function ingestPaths(
  paths: readonly string[],
  options: IngestOptions,
  io: Io,
  store: Pick<Store, 'db'>,
): Promise<IngestCounts> {
  const manifest: Manifest = options.manifest ? await readManifest(options.manifest, io.cwd) : new Map()
  const { region, jobs = availableParallelism() } = options
  const pages = options.urls
    ? await (await import('../fetch/index.ts')).sourcesOf(options.urls, options, io, store.db)
    : []
  const sources = () => allSources(paths, pages, io)
  const documents = () => readDocuments(sources(), { db: store.db, manifest, region, cwd: io.cwd })
  const files = await openResultsFiles(options, io)
  try {
    const results = options.queue
      ? enqueueDocuments(untilAborted(documents(), io.signal), store.db)
      : storeDocuments(untilAborted(parseDocuments(documents(), jobs), io.signal), store.db)
    const total = io.stderr.isTTY ? countSources(paths, io) : Promise.resolve(0)
    return await tally(
      results,
      total.then((count) => count + pages.length),
      io,
      files,
    )
  } finally {
    for (const file of files) await file.close()
  }
}

async function* allSources(paths: readonly string[], pages: readonly Source[], io: Io): AsyncGenerator<Source> {
  if (paths.length > 0) yield* walkSources(paths, io)
  yield* pages
}

async function openResultsFiles({ failures, report }: IngestOptions, { cwd }: Io): Promise<ResultsFile[]> {
  return [
    ...(failures ? [await openResultsFile(failures, cwd, 'failures')] : []),
    ...(report ? [await openResultsFile(report, cwd, 'all')] : []),
  ]
}

/** What is under way when the signal comes is dropped, but for what has come this far. */
async function* untilAborted<Item>(items: AsyncIterable<Item>, signal: AbortSignal): AsyncGenerator<Item> {
  for await (const item of items) {
    if (signal.aborted) return
    yield item
  }
}

async function tally(
  batches: AsyncIterable<readonly Result[]>,
  total: Promise<number>,
  io: Io,
  files: readonly ResultsFile[],
): Promise<IngestCounts> {
  const counts = { ...NO_FILES }
  const progress = startProgress(total, io)
  try {
    for await (const results of batches) {
      for (const result of results) {
        counts[result.status]++
        for (const file of files) file.add(result)
        for (const line of linesOf(result)) progress.say(line)
      }
      progress.add(results.length)
    }
    return counts
  } finally {
    progress.stop()
  }
}
