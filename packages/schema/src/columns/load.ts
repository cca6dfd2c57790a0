/** Reads what counts from the database, all of it or what changed, in one transaction that sees one moment. */
import { type Kysely, type RawBuilder, sql, type Transaction } from 'kysely'
import { currentAsOf } from '../db/queries/versions.ts'
import { copyOut } from '../db/rows/copy-rows.ts'
import { loadMetricNumbers } from '../db/rows/metric-numbers.ts'
import type { RegionRow, Tables } from '../db/tables.ts'
import type { Basis, Form, Level, SectorKey } from '../metrics/index.ts'
import { AgencyTable, type ListedAgency } from './agency-table.ts'
import { type BinaryRow, BinaryRowReader } from './binary-rows.ts'
import { StatePatterns } from './cell-states.ts'
import { FindingPatterns, UNUSUAL } from './finding-patterns.ts'
import { type Derived, Snapshot } from './snapshot.ts'
import { type ReportCells, YearCells } from './year-cells.ts'

type Read = Transaction<Tables>
type Query = RawBuilder<unknown>

/** Which version of each report counts: rows of report_id, agency_id, year and parse_id. */
interface Counting {
  readonly reports: Query
  /** Which findings are shown: conditions on `findings` and a row of `counting`. */
  readonly findings: Query
}

/** Changed since a data version. */
const current = (since: number): Counting => ({
  reports: sql`
    select id as report_id, agency_id, year, current_parse_id as parse_id
    from reports where data_version > ${sql.lit(since)}`,
  findings: sql`(findings.parse_id is null and findings.gone_since is null or findings.parse_id = counting.parse_id)`,
})

/** In the text, since COPY takes no parameters. */
const momentOf = (moment: Date) => sql`${sql.lit(moment.toISOString())}::timestamptz`

const countedAt = (trx: Read, moment: Date): Counting => ({
  reports: sql`
    select counted.report_id, reports.agency_id, reports.year, counted.parse_id
    from (${currentAsOf(trx, moment)}) as counted join reports on reports.id = counted.report_id`,
  findings: sql`(
    findings.parse_id = counting.parse_id or findings.parse_id is null and findings.known_since <= ${momentOf(moment)}
      and (findings.gone_since is null or findings.gone_since > ${momentOf(moment)}))`,
})

const findingsOf = ({ reports, findings }: Counting): Query => sql`
  select counting.report_id,
    string_agg(
      concat_ws('/', code, severity, origin, case when severity = 'error' or code = ${sql.lit(UNUSUAL)} then array_to_string(metrics, ',') end), ' '
      order by findings.parse_id is null, position)
  from (${reports}) as counting join findings on findings.report_id = counting.report_id and ${findings}
  group by counting.report_id`

const cellsOf = ({ reports }: Counting): Query => sql`
  select counting.report_id, counting.agency_id, counting.year::integer, parses.id,
    coalesce(form, ''), states, nonzero, figures, coalesce(disclosure_basis, '')
  from (${reports}) as counting left join parses on parses.id = counting.parse_id`

/** An agency changes only together with one of its reports. */
const agenciesSince = (since: number): Query => sql`
  select id, name, coalesce(region_code, ''), coalesce(level, ''), sector, has_report, synthetic, coalesce(pinyin, '')
  from agencies where id in (select agency_id from reports where data_version > ${sql.lit(since)}) order by id`

/** Everything that counts now. */
export async function loadSnapshot(db: Kysely<Tables>, derived: Derived): Promise<Snapshot> {
  const numbers = await loadMetricNumbers(db)
  const patterns = { states: new StatePatterns(numbers), findings: new FindingPatterns(numbers) }
  const empty = new Snapshot({
    version: 0,
    agencies: new AgencyTable(),
    regions: new Map(),
    years: new Map(),
    numbers,
    patterns,
    derived,
  })
  return catchUp(db, empty)
}

/** The snapshot with all that changed since; the old one stays as it is. */
export async function catchUp(db: Kysely<Tables>, snapshot: Snapshot): Promise<Snapshot> {
  return readMoment(db, async (trx) => {
    const version = await readVersion(trx)
    const agencies = snapshot.agencies.with(await readAgencies(trx, snapshot.version))
    const years = await readYears(trx, current(snapshot.version), snapshot, agencies)
    return new Snapshot({ ...snapshot, version, agencies, years, regions: await readRegions(trx) })
  })
}

/** What counted at a moment, of agencies as they are described today. `base` lends what does not depend on time. */
export async function loadPast(db: Kysely<Tables>, moment: Date, base: Snapshot): Promise<Snapshot> {
  return readMoment(db, async (trx) => {
    const patterns = { states: new StatePatterns(base.numbers), findings: new FindingPatterns(base.numbers) }
    const all = new AgencyTable(await readAgencies(trx, 0))
    const before = new Snapshot({ ...base, patterns, years: new Map() })
    const years = await readYears(trx, countedAt(trx, moment), before, all)
    return new Snapshot({ ...before, version: await readVersion(trx), years, agencies: filersOnly(all, years) })
  })
}

/** Agencies are known by their reports: of those that had none yet nothing was known. */
function filersOnly(agencies: AgencyTable, years: ReadonlyMap<number, YearCells>): AgencyTable {
  const all = Array.from(agencies.ids, (_, place) => ({
    ...agencies.agencyAt(place),
    has_report: [...years.values()].some((cells) => cells.hasFiled(place)),
  }))
  return new AgencyTable(all)
}

/** All statements see one moment, however long they take. */
const readMoment = <T>(db: Kysely<Tables>, read: (trx: Read) => Promise<T>): Promise<T> =>
  db
    .transaction()
    .setIsolationLevel('repeatable read')
    .setAccessMode('read only')
    .execute(async (trx) => {
      await sql`set local statement_timeout = 0`.execute(trx)
      return read(trx)
    })

async function readVersion(trx: Read): Promise<number> {
  const { version } = await trx.selectFrom('data_version').select('version').executeTakeFirstOrThrow()
  return version
}

async function readRegions(trx: Read): Promise<ReadonlyMap<string, RegionRow>> {
  const rows = await trx.selectFrom('regions').selectAll().orderBy('code').execute()
  return new Map(rows.map((row) => [row.code, row]))
}

const readRows = (trx: Read, query: Query, onRow: (row: BinaryRow) => void): Promise<void> =>
  copyOut(trx, query.compile(trx).sql, new BinaryRowReader(onRow).take)

async function readAgencies(trx: Read, since: number): Promise<ListedAgency[]> {
  const agencies: ListedAgency[] = []
  await readRows(trx, agenciesSince(since), (row) => {
    agencies.push({
      id: row.integer(0),
      name: row.text(1),
      region_code: row.text(2) || null,
      level: (row.text(3) || null) as Level | null,
      sector: row.text(4) as SectorKey,
      has_report: row.isTrue(5),
      synthetic: row.isTrue(6),
      pinyin: row.text(7) || null,
    })
  })
  return agencies
}

/** The years of the snapshot with the reports of `counting`; places are those of `agencies`. */
async function readYears(trx: Read, counting: Counting, { years, patterns }: Snapshot, agencies: AgencyTable) {
  const findings = await readFindings(trx, counting)
  const changed = new Map<number, YearCells>()
  await readRows(trx, cellsOf(counting), (row) => {
    const place = agencies.findPlace(row.integer(1))
    if (place === undefined)
      throw new Error(`The store has a report of agency ${row.integer(1)}, which it does not hold.`)
    const year = row.integer(2)
    const cells = changed.get(year) ?? (years.get(year) ?? new YearCells(year, 0, patterns)).draft(agencies.size)
    changed.set(year, cells)
    cells.write(place, row.isNull(3) ? null : reportOf(row, findings.get(row.integer(0)) ?? ''))
  })
  return new Map([...years, ...[...changed].map(([year, cells]) => [year, cells.settled()] as const)])
}

const reportOf = (row: BinaryRow, findings: string): ReportCells => ({
  reportId: row.integer(0),
  parseId: row.integer(3),
  form: (row.text(4) || null) as Form | null,
  states: row.text(5),
  nonzero: row.smallints(6),
  figures: row.doubles(7),
  basis: (row.text(8) || null) as Basis | null,
  findings,
})

/** The findings of each report that has some, in short. Equal ones are kept as one text. */
async function readFindings(trx: Read, counting: Counting): Promise<Map<number, string>> {
  const texts = new Map<string, string>()
  const findings = new Map<number, string>()
  await readRows(trx, findingsOf(counting), (row) => {
    const text = row.text(1)
    const same = texts.get(text) ?? text
    texts.set(text, same)
    findings.set(row.integer(0), same)
  })
  return findings
}
