import { createHash } from 'node:crypto'
import { resolve } from 'node:path'
import { isStored, type StoredReading, storeReports } from '@gongkai/schema/db'
import { SingleBar } from 'cli-progress'
import { readConfig } from '../config.ts'
import { openStore, type Store } from '../database.ts'
import { describeFailure, type Failure } from '../expected-error.ts'
import type { ExitCode, Io } from '../io.ts'
import { type Manifest, type ManifestRow, readManifest, requireAgreement } from '../manifest.ts'
import { parseBytes, toFailure } from '../parse-files.ts'
import { listSources, type SourceFile, type UnreadablePath } from '../sources.ts'

export interface IngestOptions {
  readonly region?: string
  readonly manifest?: string
}

type Status = 'stored' | 'unchanged' | 'failed'
export type IngestCounts = Readonly<Record<Status, number>>

/** What became of one file, and what a person should know of it though it was stored. */
interface Result {
  readonly status: Status
  readonly notices: readonly Failure[]
}

/** Of this run: which file each report came from. */
type Origins = Map<number, string>

export async function ingest(paths: readonly string[], options: IngestOptions, io: Io): Promise<ExitCode> {
  const { signal } = io
  const store = await openStore(readConfig(io.environment))
  try {
    await store.migrate()
    const counts = await ingestPaths(paths, options, io, store)
    io.stdout.write(`${formatCounts(counts)}\n`)
    return counts.failed > 0 || signal.aborted ? 1 : 0
  } finally {
    await store.close()
  }
}

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
  const manifest = options.manifest ? await readManifest(options.manifest, io.cwd) : new Map()
  const sources = await listSources(paths, io)
  const counts = { stored: 0, unchanged: 0, failed: 0 }
  const origins: Origins = new Map()
  const bar = startBar(sources.length, io)
  for (const source of sources) {
    if (io.signal.aborted) break
    const row = findRow(manifest, source, io.cwd)
    const { status, notices } = await ingestSource(source, row, options, store, origins)
    counts[status]++
    for (const notice of notices) io.stderr.write(`${describeFailure(source.path, notice)}\n`)
    bar?.increment()
  }
  bar?.stop()
  return counts
}

const findRow = (manifest: Manifest, { path }: { path: string }, cwd: string) => manifest.get(resolve(cwd, path))

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

async function ingestSource(
  source: SourceFile | UnreadablePath,
  row: ManifestRow | undefined,
  options: IngestOptions,
  store: Pick<Store, 'db'>,
  origins: Origins,
): Promise<Result> {
  if ('failure' in source) return { status: 'failed', notices: [source.failure] }
  try {
    return await storeSource(source, row, row?.region || options.region, store, origins)
  } catch (error) {
    if (isFatal(error)) throw error
    return { status: 'failed', notices: [toFailure(error)] }
  }
}

/** A database that fails one file will fail them all. */
const isFatal = (error: unknown) => /^database\./.test(toFailure(error).code)

async function storeSource(
  source: SourceFile,
  row: ManifestRow | undefined,
  region: string | undefined,
  { db }: Pick<Store, 'db'>,
  origins: Origins,
): Promise<Result> {
  const { PARSER_VERSION } = await import('@gongkai/parser')
  const bytes = await source.read()
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  if (await isStored(db, sha256, PARSER_VERSION)) return { status: 'unchanged', notices: [] }
  const reports = await parseBytes(source.name, bytes, region)
  for (const report of reports) requireAgreement(report, row)
  const outcome = await storeReports(db, { bytes, reports })
  const readings = outcome.status === 'stored' ? outcome.readings : []
  return { status: outcome.status, notices: readings.flatMap((reading) => noticesOf(reading, source.path, origins)) }
}

function noticesOf({ reportId, version }: StoredReading, path: string, origins: Origins): Failure[] {
  if (reportId === null)
    return [
      { code: 'report.year_unknown', message: `${path}: stored, but in no ranking, since its year is not known.` },
    ]
  const earlier = origins.get(reportId)
  origins.set(reportId, path)
  if (earlier === undefined) return []
  const message = `${path}: the same agency and year as ${earlier}; both are stored, this one counts, as version ${version}.`
  return [{ code: 'report.restated', message }]
}
