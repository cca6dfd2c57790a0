import { createHash } from 'node:crypto'
import { resolve } from 'node:path'
import type { ParsedReport } from '@gongkai/parser'
import { findLastReading, type StoredDocumentInput, type StoredReading, storeReports } from '@gongkai/schema/db'
import { SingleBar } from 'cli-progress'
import { type Store, withStore } from '../database.ts'
import { describeFailure, ExpectedError, type Failure } from '../expected-error.ts'
import type { ExitCode, Io } from '../io.ts'
import { type Manifest, readManifest, requireAgreement } from '../manifest.ts'
import { mapInOrder } from '../map-in-order.ts'
import { toFailure } from '../parse-files.ts'
import { openParsePool, type ParsePool } from '../parse-pool.ts'
import { listSources, type SourceFile, type UnreadablePath } from '../sources.ts'

export interface IngestOptions {
  readonly region?: string
  readonly manifest?: string
  /** How many files are parsed at once; one unless stated. */
  readonly jobs?: number
}

type Status = 'stored' | 'unchanged' | 'failed'
export type IngestCounts = Readonly<Record<Status, number>>

/** What became of one file, and what a person should know of it though it was stored. */
interface Result {
  readonly status: Status
  readonly notices: readonly Failure[]
}

/** What one run knows throughout. */
interface Run {
  readonly store: Pick<Store, 'db'>
  readonly pool: ParsePool
  readonly manifest: Manifest
  readonly options: IngestOptions
  readonly cwd: string
}

/** A file as it comes from the parser; never a rejected promise, since several are under way at once. */
type Prepared =
  | { readonly status: 'unchanged' }
  | ({ readonly status: 'parsed' } & StoredDocumentInput & { readonly reports: readonly ParsedReport[] })
  | { readonly status: 'failed'; readonly error: unknown }

export const ingest = (paths: readonly string[], options: IngestOptions, io: Io): Promise<ExitCode> =>
  withStore(io, async (store) => {
    await store.migrate()
    const counts = await ingestPaths(paths, options, io, store)
    io.stdout.write(`${formatCounts(counts)}\n`)
    return counts.failed > 0 || io.signal.aborted ? 1 : 0
  })

export function formatCounts({ stored, unchanged, failed }: IngestCounts): string {
  const files = stored + unchanged + failed
  return `${files} ${files === 1 ? 'file' : 'files'}: ${stored} stored, ${unchanged} unchanged, ${failed} failed`
}

/** Stores every file that can be; a file is stored wholly or not at all, and an interruption waits for the one begun. */
export async function ingestPaths(
  paths: readonly string[],
  options: IngestOptions,
  io: Io,
  store: Pick<Store, 'db'>,
): Promise<IngestCounts> {
  const manifest: Manifest = options.manifest ? await readManifest(options.manifest, io.cwd) : new Map()
  const pool = await openParsePool(options.jobs ?? 1)
  try {
    return await ingestAll({ store, pool, manifest, options, cwd: io.cwd }, paths, io)
  } finally {
    await pool.close()
  }
}

/** Files are parsed ahead, several at once where there are several jobs, and stored one by one in their order. */
async function ingestAll(run: Run, paths: readonly string[], io: Io): Promise<IngestCounts> {
  const sources = await listSources(paths, io)
  const { jobs = 1 } = run.options
  const ahead = jobs === 1 ? 1 : 2 * jobs // so that no thread waits for the store
  const counts = { stored: 0, unchanged: 0, failed: 0 }
  const bar = startBar(sources.length, io)
  const notices: string[] = []
  try {
    for await (const [source, prepared] of mapInOrder(sources, ahead, (source) => prepare(source, run))) {
      if (io.signal.aborted) break
      const result = await storeSource(source, prepared, run)
      counts[result.status]++
      for (const notice of result.notices) notices.push(`${describeFailure(source.path, notice)}\n`)
      bar?.increment()
      if (!bar) io.stderr.write(notices.splice(0).join(''))
    }
  } finally {
    bar?.stop()
    io.stderr.write(notices.join('')) // after the bar, which they would tear
  }
  return counts
}

const findRow = ({ manifest, cwd }: Run, { path }: { path: string }) => manifest.get(resolve(cwd, path))

function startBar(total: number, io: Io): SingleBar | undefined {
  if (!io.stderr.isTTY) return undefined
  const bar = new SingleBar({
    format: '{bar} {value}/{total}  {eta_formatted} left',
    hideCursor: true,
    clearOnComplete: true,
  })
  bar.start(total, 0)
  return bar
}

async function prepare(source: SourceFile | UnreadablePath, run: Run): Promise<Prepared> {
  if ('failure' in source)
    return { status: 'failed', error: new ExpectedError(source.failure.code, source.failure.message) }
  const { PARSER_VERSION } = await import('@gongkai/parser')
  try {
    const bytes = await source.read()
    const sha256 = createHash('sha256').update(bytes).digest('hex')
    // Where a region was given once, it holds until another is given.
    const last = await findLastReading(run.store.db, sha256)
    const regionHint = findRow(run, source)?.region || run.options.region || last?.regionHint
    if (last?.parserVersion === PARSER_VERSION && last.regionHint === regionHint) return { status: 'unchanged' }
    return { status: 'parsed', bytes, regionHint, reports: await run.pool.parse(source.name, bytes, regionHint) }
  } catch (error) {
    return { status: 'failed', error }
  }
}

async function storeSource({ path }: { path: string }, prepared: Prepared, run: Run): Promise<Result> {
  try {
    if (prepared.status === 'failed') throw prepared.error
    if (prepared.status === 'unchanged') return { status: 'unchanged', notices: [] }
    for (const report of prepared.reports) requireAgreement(report, findRow(run, { path }))
    const outcome = await storeReports(run.store.db, prepared)
    const readings = outcome.status === 'stored' ? outcome.readings : []
    return { status: outcome.status, notices: readings.flatMap((reading) => noticesOf(reading, path)) }
  } catch (error) {
    const failure = toFailure(error)
    if (failure.code.startsWith('database.')) throw error // what fails one file will fail them all
    return { status: 'failed', notices: [failure] }
  }
}

function noticesOf({ reportId, version, isCurrent, incumbent }: StoredReading, path: string): Failure[] {
  const other = incumbent ? `${incumbent.name} (version ${incumbent.version})` : 'one that was stored after it'
  if (reportId === null)
    return [
      { code: 'report.year_unknown', message: `${path}: stored, but in no ranking, since its year is not known.` },
    ]
  if (!isCurrent) {
    const message = `${path}: stored as version ${version}, which does not count: ${other} is of the same agency and year, and counts.`
    return [{ code: 'report.superseded', message }]
  }
  if (!incumbent) return []
  const message = `${path}: the same agency and year as ${other}; both are stored, this one counts, as version ${version}.`
  return [{ code: 'report.restated', message }]
}
