/**
 * How fast reports are stored, against the least that PostgreSQL could do with the very rows that storing wrote: `COPY` of
 * them, from memory, in its own format (text) and in batches of the same size, one transaction each.
 *
 * Both sides are databases of one server, with the same migrations and so the same tables, indexes, constraints and
 * triggers, and with the same settings of the write-ahead log; every table that storing writes to is on both. What the floor
 * has not to do: claim agencies and ids, hold rows, encode what was read, look for copied text, hold years against each
 * other. Storing sends its rows in the binary format, which PostgreSQL takes in a fifth less time than text.
 */
import { chmod, mkdtemp, realpath, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { pipeline } from 'node:stream/promises'
import type { Kysely } from 'kysely'
import pg from 'pg'
import { from as copyFrom, to as copyTo } from 'pg-copy-streams'
import { openEmbeddedPostgres } from '../../apps/api/src/postgres/embedded-postgres.ts'
import { fingerprintOf } from '../../packages/schema/src/db/cross-report/fingerprint.ts'
import {
  type Database,
  migrateToLatest,
  openDatabase,
  type StoredDocumentInput,
  storeReports,
  type Tables,
} from '../../packages/schema/src/db/index.ts'
import { agenciesOf } from '../synthetic/country.ts'
import { readSynthetic } from '../synthetic/rendered.ts'
import { reportsOf } from '../synthetic/report.ts'
import type { Benchmark } from './benchmark.ts'

/** As `gongkai ingest` stores them. */
const BATCH = 256
const BATCHES_PER_TURN = 2
const WARM_UP_TURNS = 2
const TURNS = 9
const DOCUMENTS = (WARM_UP_TURNS + TURNS) * BATCHES_PER_TURN * BATCH
/** On the average they have nearly eight. */
const FEWEST_REPORTS_OF_AN_AGENCY = 7
const SEED = 1

/** Synthetic documents as the parser’s threads hand them over: read, and with the fingerprint of their narratives. */
async function* readDocuments(): AsyncGenerator<StoredDocumentInput, void, void> {
  const agencies = agenciesOf(Math.ceil(DOCUMENTS / FEWEST_REPORTS_OF_AN_AGENCY))
  for (const agency of agencies)
    for (const report of reportsOf(agency, agencies, SEED)) {
      const document = await readSynthetic(report, SEED)
      const isAlone = document.reports.length === 1
      const reports = document.reports.map((each) => ({ ...each, narrative_bands: fingerprintOf(each, { isAlone }) }))
      yield { ...document, reports }
    }
}

/** Every table that storing writes rows to, each after those that it refers to, with what its rows are told apart by. */
const TABLES = {
  agencies: 'id',
  documents: 'id',
  parses: 'id',
  prose: 'parse_id',
  reports: 'id',
  findings: 'id',
  report_history: 'report_id',
} as const

/** A server of its own with a database that reports are stored in, and one that takes the same rows as they are. */
interface Stage {
  readonly store: Database
  /** Reads what was stored. */
  readonly reader: pg.Client
  readonly floor: pg.Client
  close(): Promise<void>
}

async function openStage(): Promise<Stage> {
  const directory = await mkdtemp(join(tmpdir(), 'gongkai-bench-'))
  await chmod(directory, 0o755) // so that, as root, the server’s own user gets there
  const server = await openEmbeddedPostgres(directory)
  const urlOf = (name: string) => Object.assign(new URL(server.url), { pathname: name }).href
  const connect = async (url: string) => {
    const client = new pg.Client(url)
    await client.connect()
    return client
  }
  const owner = await connect(server.url)
  for (const name of ['store', 'floor']) {
    await owner.query(`create database ${name}`)
    const database = await openDatabase(urlOf(name))
    await migrateToLatest(database.db)
    await database.close()
  }
  await owner.end()
  const [store, reader, floor] = [
    await openDatabase(urlOf('store')),
    await connect(urlOf('store')),
    await connect(urlOf('floor')),
  ]
  const close = async () => {
    await Promise.all([store.close(), reader.end(), floor.end()])
    await server.close()
    await rm(await realpath(join(directory, 'postgres')), { recursive: true })
    await rm(directory, { recursive: true, force: true })
  }
  return { store, reader, floor, close }
}

type Dump = ReadonlyMap<string, Buffer>

/** The rows that came since the last time, in the format that they were sent in. */
function createDumper(reader: pg.Client): () => Promise<Dump> {
  const last = new Map<string, number>()
  return async () => {
    const dump = new Map<string, Buffer>()
    for (const [table, key] of Object.entries(TABLES)) {
      const added = `from ${table} where ${key} > ${last.get(table) ?? 0}`
      dump.set(table, await buffer(reader.query(copyTo(`copy (select * ${added} order by ${key}) to stdout`))))
      last.set(table, (await reader.query(`select max(${key}) as last from ${table}`)).rows[0].last ?? 0)
    }
    return dump
  }
}

async function copyDump(floor: pg.Client, dump: Dump): Promise<void> {
  await floor.query('begin')
  for (const [table, rows] of dump)
    await pipeline(Readable.from([rows]), floor.query(copyFrom(`copy ${table} from stdin`)))
  await floor.query('commit')
}

async function timeOf(work: () => Promise<unknown>): Promise<number> {
  const startedAt = performance.now()
  await work()
  return performance.now() - startedAt
}

async function take(documents: AsyncIterator<StoredDocumentInput>, count: number): Promise<StoredDocumentInput[]> {
  const taken: StoredDocumentInput[] = []
  while (taken.length < count) {
    const { value, done } = await documents.next()
    if (done) throw new Error('The synthetic country has too few reports.')
    taken.push(value)
  }
  return taken
}

/** Milliseconds of one turn of each side: some batches stored, then the same rows copied. */
async function takeTurn(
  store: Kysely<Tables>,
  floor: pg.Client,
  documents: AsyncIterator<StoredDocumentInput>,
  dumpRows: () => Promise<Dump>,
) {
  const turn = { store: 0, floor: 0 }
  const dumps: Dump[] = []
  for (let i = 0; i < BATCHES_PER_TURN; i++) {
    const batch = await take(documents, BATCH)
    turn.store += await timeOf(() => storeReports(store, batch))
    dumps.push(await dumpRows())
  }
  for (const dump of dumps) turn.floor += await timeOf(() => copyDump(floor, dump))
  return turn
}

const median = (values: readonly number[]): number => values.toSorted((a, b) => a - b)[values.length >> 1] as number

/** Throughput of storing ÷ throughput of COPY. */
async function measureStoring(): Promise<number> {
  const stage = await openStage()
  try {
    // In one session, as an ingestion has: one that is idle for long is ended, and the first change of a session waits.
    return await stage.store.db.connection().execute((store) => measureTurns(store, stage))
  } finally {
    await stage.close()
  }
}

async function measureTurns(store: Kysely<Tables>, { reader, floor }: Stage): Promise<number> {
  const documents = readDocuments()
  const dumpRows = createDumper(reader)
  for (let i = 0; i < WARM_UP_TURNS; i++) await takeTurn(store, floor, documents, dumpRows)
  const turns = []
  for (let i = 0; i < TURNS; i++) turns.push(await takeTurn(store, floor, documents, dumpRows))
  return median(turns.map((turn) => turn.floor)) / median(turns.map((turn) => turn.store))
}

export const STORE_BENCHMARKS: readonly Benchmark[] = [
  { name: 'ingest.copy', against: 'COPY of the same rows', target: { least: 0.8 }, measure: measureStoring },
]
