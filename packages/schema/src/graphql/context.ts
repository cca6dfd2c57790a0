/** What every resolver is given: the database, the columns, and loaders that gather lookups by id into one statement. */
import DataLoader from 'dataloader'
import type { Kysely } from 'kysely'
import { type Columns, columnsOf, type ListedAgency, type Snapshot } from '../columns/index.ts'
import type { ApiKey } from '../db/access/api-keys.ts'
import { findAgencies } from '../db/queries/agencies.ts'
import { findFindings, listFindingsOfParses, listFindingsWithin, type PlacedFinding } from '../db/queries/findings.ts'
import { findRegions } from '../db/queries/regions.ts'
import {
  type ContentRow,
  type DocumentRow,
  findContents,
  findDocuments,
  findProses,
  findReports,
  findTexts,
  findVersions,
  listVersions,
  type ProseRow,
  type ReportVersionRow,
} from '../db/queries/reports.ts'
import { listRulingsOfFindings, listRulingsOfReports, type Ruling } from '../db/queries/rulings.ts'
import { type FactsByMetric, factsByMetric } from '../db/rows/facts.ts'
import type { StoredReportInput } from '../db/rows/stored-report.ts'
import type { RegionRow, Tables } from '../db/tables.ts'
import { badInput } from './errors.ts'

/** What a version read, with its cells by metric. */
export interface Content extends Omit<ContentRow, 'facts'> {
  readonly facts: FactsByMetric
}

export interface Loaders {
  readonly agencies: DataLoader<number, ListedAgency | undefined>
  readonly regions: DataLoader<string, RegionRow | undefined>
  readonly reports: DataLoader<number, ReportVersionRow | undefined>
  /** By the id of the parse. */
  readonly versions: DataLoader<number, ReportVersionRow | undefined>
  /** Every version of a report, the newest first. */
  readonly versionsOfReports: DataLoader<number, readonly ReportVersionRow[]>
  readonly findings: DataLoader<number, PlacedFinding | undefined>
  /** Those of the version and those between reports, by the id of the parse. */
  readonly findingsOfParses: DataLoader<number, readonly PlacedFinding[]>
  /** Those of the version itself, by the id of the parse. */
  readonly findingsWithin: DataLoader<number, readonly PlacedFinding[]>
  /** On a finding, the newest first, withdrawn ones too. */
  readonly rulingsOfFindings: DataLoader<PlacedFinding, readonly Ruling[], number>
  /** On a report and its findings, the newest first, withdrawn ones too. */
  readonly rulingsOfReports: DataLoader<ReportVersionRow, readonly Ruling[], number>
  /** By the id of the parse. */
  readonly contents: DataLoader<number, Content | undefined>
  readonly documents: DataLoader<number, DocumentRow | undefined>
  readonly texts: DataLoader<number, { text: string } | undefined>
  /** By the id of the parse. */
  readonly proses: DataLoader<number, ProseRow | undefined>
}

/** What a request with a key can do besides asking. */
export interface Writing {
  readonly key: ApiKey
  /** Throws DOCUMENT_REFUSED. */
  readonly parse: (name: string, bytes: Uint8Array, region: string | undefined) => Promise<readonly StoredReportInput[]>
}

export interface Context {
  readonly db: Kysely<Tables>
  readonly loaders: Loaders
  /** What rankings and counts are answered from: one moment for all fields of a request, now or the past one asked for. */
  readonly snapshot: (asOf?: Date) => Promise<Snapshot>
  /** Only for a request with a key; `db` is then one that can be written to. */
  readonly writing?: Writing
}

/** A statement has at most 65,535 parameters. */
const LOADER = { maxBatchSize: 20_000 }

/** A loader that asks for many keys at once and gives undefined where nothing has the key. */
function loaderOf<K extends string | number, Row>(
  find: (keys: readonly K[]) => Promise<readonly Row[]>,
  keyOf: (row: Row) => K,
): DataLoader<K, Row | undefined> {
  return new DataLoader<K, Row | undefined>(async (keys) => {
    const rows = new Map((await find(keys)).map((row) => [keyOf(row), row]))
    return keys.map((key) => rows.get(key))
  }, LOADER)
}

const findingsLoader = (list: (parseIds: readonly number[]) => Promise<readonly PlacedFinding[]>) =>
  new DataLoader<number, readonly PlacedFinding[]>(async (parseIds) => {
    const found = Map.groupBy(await list(parseIds), ({ parse_id }) => parse_id)
    return parseIds.map((id) => found.get(id) ?? [])
  }, LOADER)

const withFactsByMetric = ({ facts, ...row }: ContentRow): Content => ({
  ...row,
  facts: factsByMetric(facts),
})

/**
 * A context for one request: loaders remember what they loaded, so they must not outlive it. Who has just asked for the
 * snapshot that holds now gives it, so that nobody asks again.
 */
export function createContext(db: Kysely<Tables>, columns: Columns = columnsOf(db), now?: Snapshot): Context {
  const snapshot = snapshotsOf(columns, now)
  return {
    db,
    snapshot,
    loaders: {
      agencies: loaderOf(
        async (ids) => {
          const { agencies } = await snapshot()
          return withMissing(
            ids,
            (id) => agencies.find(id),
            (missing) => findAgencies(db, missing),
          )
        },
        (row) => row.id,
      ),
      regions: loaderOf(
        async (codes) => {
          const { regions } = await snapshot()
          return withMissing(
            codes,
            (code) => regions.get(code),
            (missing) => findRegions(db, missing),
          )
        },
        (row) => row.code,
      ),
      reports: loaderOf(
        (ids) => findReports(db, ids),
        (row) => row.report_id,
      ),
      versions: loaderOf(
        (ids) => findVersions(db, ids),
        (row) => row.parse_id,
      ),
      versionsOfReports: new DataLoader(async (reportIds: readonly number[]) => {
        const versions = Map.groupBy(await listVersions(db, reportIds), ({ report_id }) => report_id)
        return reportIds.map((id) => versions.get(id) ?? [])
      }, LOADER),
      findings: loaderOf(
        (ids) => findFindings(db, ids),
        (row) => row.id,
      ),
      findingsOfParses: findingsLoader((parseIds) => listFindingsOfParses(db, parseIds)),
      findingsWithin: findingsLoader((parseIds) => listFindingsWithin(db, parseIds)),
      rulingsOfFindings: new DataLoader((findings) => listRulingsOfFindings(db, findings), {
        cacheKeyFn: ({ id }) => id,
      }),
      rulingsOfReports: new DataLoader((reports) => listRulingsOfReports(db, reports), {
        cacheKeyFn: ({ parse_id }) => parse_id,
      }),
      contents: loaderOf(
        async (ids) => (await findContents(db, ids)).map(withFactsByMetric),
        (row) => row.parse_id,
      ),
      documents: loaderOf(
        (ids) => findDocuments(db, ids),
        (row) => row.parse_id,
      ),
      texts: loaderOf(
        (ids) => findTexts(db, ids),
        (row) => row.parse_id,
      ),
      proses: loaderOf(
        (ids) => findProses(db, ids),
        (row) => row.parse_id,
      ),
    },
  }
}

/** Moments of the past in one request: each is as large as what has changed since. */
const MAX_MOMENTS = 12

/** Each moment is asked for once per request. Throws BAD_USER_INPUT for too many. */
function snapshotsOf(columns: Columns, now: Snapshot | undefined): Context['snapshot'] {
  const snapshots = new Map<number | undefined, Promise<Snapshot>>()
  if (now) snapshots.set(undefined, Promise.resolve(now))
  return (asOf) => {
    const key = asOf?.getTime()
    if (snapshots.size > MAX_MOMENTS && !snapshots.has(key))
      throw badInput(`asOf: name at most ${MAX_MOMENTS} moments in one request.`)
    const snapshot = snapshots.get(key) ?? (asOf ? columns.asOf(asOf) : columns.current())
    snapshots.set(key, snapshot)
    return snapshot
  }
}

/** From memory, and from the database what came since. */
async function withMissing<K, Row>(
  keys: readonly K[],
  findHeld: (key: K) => Row | undefined,
  findStored: (keys: readonly K[]) => Promise<readonly Row[]>,
): Promise<readonly Row[]> {
  const held = keys.map(findHeld)
  const missing = keys.filter((_, i) => held[i] === undefined)
  const stored = missing.length === 0 ? [] : await findStored(missing)
  return [...held.filter((row) => row !== undefined), ...stored]
}

/** What a foreign key points at; its absence is a fault of the store, so the error is not for callers. */
export async function loadExisting<K, Row>(loader: DataLoader<K, Row | undefined>, key: K): Promise<Row> {
  const row = await loader.load(key)
  if (row === undefined) throw new Error(`The store refers to ${JSON.stringify(key)}, which it does not hold.`)
  return row
}
