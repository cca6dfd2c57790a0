/** A database with as many made-up reports as are asked for, filled by SQL alone: typed rows, without documents to read. */
import { chmod, mkdtemp, realpath, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Kysely, sql } from 'kysely'
import { openEmbeddedPostgres } from '../../apps/api/src/postgres/embedded-postgres.ts'
import { seededRandom } from '../../packages/parser/test/render/index.ts'
import {
  type Database,
  encodeCells,
  loadMetricNumbers,
  type MetricNumbers,
  migrateToLatest,
  openDatabase,
  type RegionRow,
  type StoredFact,
  type Tables,
  upsertRegions,
} from '../../packages/schema/src/db/index.ts'
import { type FormEdition, metricsOfForm, SECTOR_KEYS } from '../../packages/schema/src/metrics/index.ts'

export const FIRST_YEAR = 2017
export const LAST_YEAR = 2024
const YEARS = LAST_YEAR - FIRST_YEAR + 1
/** Reports of the year before are on the edition of 2019. */
const NEW_FORM_SINCE = 2021
/** As many figures of a report are not 0 as in the samples. */
const NONZERO = 35
const SHAPES_PER_FORM = 200

/** From one agency to the next, so that a few of them are of the whole country too; prime to the number of divisions. */
const DIVISIONS_APART = 1777
const PROVINCES = 31
const PREFECTURES = 11
const COUNTIES = 9

const padded = (number: number) => String(number).padStart(2, '0')

function* divisions(): Generator<RegionRow> {
  for (let p = 0; p < PROVINCES; p++) {
    const province = padded(11 + p)
    yield { code: `${province}0000`, name: `第${p}省`, level: 'province', parent: null }
    for (let q = 1; q <= PREFECTURES; q++) {
      const prefecture = province + padded(q)
      yield { code: `${prefecture}00`, name: `第${q}市`, level: 'prefecture', parent: `${province}0000` }
      for (let c = 1; c <= COUNTIES; c++)
        yield { code: prefecture + padded(c), name: `第${c}县`, level: 'county', parent: `${prefecture}00` }
    }
  }
}

/** Which cells of a report hold what; the values of its numbers are left open. */
interface Shape {
  readonly form: FormEdition
  readonly states: string
  readonly nonzero: readonly number[]
}

function* shapesOf(form: FormEdition, numbers: MetricNumbers): Generator<Shape> {
  const random = seededRandom(Number(form))
  const reasons = ['blank', 'missing', 'unreadable'] as const
  for (let i = 0; i < SHAPES_PER_FORM; i++) {
    const metrics = metricsOfForm(form)
    const facts = metrics.map((metric): StoredFact => {
      const cell = { metric: metric.key, unit: metric.unit, raw: null, span: null }
      if (random.integer(0, 99) < 4) return { ...cell, state: reasons[random.integer(0, 2)] ?? 'blank', value: null }
      const isNonzero = random.integer(0, metrics.length - 1) < NONZERO || metric.key.endsWith('.decisions')
      return { ...cell, state: 'number', value: isNonzero ? 1 : 0 }
    })
    const { states, nonzero } = encodeCells(facts, form, numbers)
    yield { form, states, nonzero }
  }
}

/** Fills an empty, migrated database. */
async function fill(db: Kysely<Tables>, reports: number): Promise<void> {
  // What refers to what is right by how it is made; checking every row of it would take most of the time.
  await sql`set session_replication_role = replica`.execute(db)
  const regions = [...divisions()]
  await upsertRegions(db, regions)
  const numbers = await loadMetricNumbers(db)
  const shapes = JSON.stringify([...shapesOf('2019', numbers), ...shapesOf('2021', numbers)])
  const agencies = Math.ceil(reports / YEARS)
  await sql`
    insert into agencies (region_code, name, level, sector, has_report, synthetic)
    select r.code, r.name || '机关' || i, r.level, (${SECTOR_KEYS}::text[])[1 + i % ${SECTOR_KEYS.length}], true, true
    from generate_series(1, ${agencies}) as i
    join (select *, row_number() over (order by code) - 1 as n from regions) as r on r.n = i * ${DIVISIONS_APART} % ${regions.length}`.execute(
    db,
  )
  await sql`
    insert into documents (sha256, name, media_type, byte_length, bytes, synthetic)
    select md5(i::text) || md5(i::text), 'report', 'text/plain', 0, '', true from generate_series(1, ${reports}) as i`.execute(
    db,
  )
  await sql`
    insert into reports (agency_id, year)
    select a.id, year from agencies a, generate_series(${FIRST_YEAR}::integer, ${LAST_YEAR}) as year
    order by year, a.id limit ${reports}`.execute(db)
  await sql`create temporary table shapes as
    select s.*, row_number() over (partition by form order by states) - 1 as n
    from jsonb_to_recordset(${shapes}::jsonb) as s(form text, states text, nonzero smallint[])`.execute(db)
  await sql`
    insert into parses (document_id, parser_version, generation, position, report_id, version, name_as_printed, agency_name,
      region_code, level, sector, year, form, text, states, nonzero, figures, starts, lengths, by_sums,
      disclosure_basis, counts, mentions, checks)
    select r.id, '1', 1, 0, r.id, 1, a.name, a.name, a.region_code, a.level, a.sector, r.year, s.form, '', s.states, s.nonzero,
      array(select floor(power(10, random() * 4)) from generate_series(1, cardinality(s.nonzero) + 0 * r.id)),
      '{}', '{}', '{}', 'stated_total', '[]', '[]', '{"pass": [], "fail": [], "not_assessable": []}'
    from reports r join agencies a on a.id = r.agency_id
    join shapes s on s.form = case when r.year < ${NEW_FORM_SINCE} then '2019' else '2021' end
      and s.n = r.id % ${SHAPES_PER_FORM}`.execute(db)
  await sql`update reports set current_parse_id = p.id from parses p where p.report_id = reports.id`.execute(db)
  await sql`
    insert into report_history (report_id, parse_id, since, data_version)
    select id, current_parse_id, now(), 1 from reports`.execute(db)
  await sql`
    insert into findings (parse_id, report_id, position, code, severity, origin, metrics, message_zh, message_en, spans, legal_basis)
    select p.id, p.report_id, n, (array['sum.balance', 'cell.blank', 'narrative.contradicts_table'])[n],
      (array['error', 'warning', 'error'])[n], 'document',
      array[(array['requests.received.total', 'permits.decisions', 'penalties.decisions'])[n]], '', '', '[]', ''
    from parses p, generate_series(1, 3) as n where (p.id + n) % 5 = 0`.execute(db)
  await sql`reset session_replication_role`.execute(db)
  await sql`vacuum analyze`.execute(db)
}

export interface FilledStore {
  /** A database with this many reports, and its address. */
  open(reports: number): Promise<Database & { readonly url: string }>
  close(): Promise<void>
}

/** A server of its own, gone when closed. */
export async function openFilledStore(): Promise<FilledStore> {
  const directory = await mkdtemp(join(tmpdir(), 'gongkai-bench-'))
  await chmod(directory, 0o755) // so that, as root, the server’s own user gets there
  const server = await openEmbeddedPostgres(directory)
  const admin = await openDatabase(server.url, { connections: 1 })
  const opened: Database[] = [admin]
  return {
    async open(reports) {
      const name = `reports_${reports}`
      await sql`create database ${sql.id(name)}`.execute(admin.db)
      const url = new URL(server.url)
      url.pathname = name
      const filling = await openDatabase(url.href, { connections: 1 })
      await migrateToLatest(filling.db)
      await fill(filling.db, reports)
      await filling.close() // so that nobody is taken for writing any more
      const database = await openDatabase(url.href, { connections: 1 })
      opened.push(database)
      return { ...database, url: url.href }
    },
    async close() {
      for (const { close } of opened) await close()
      await server.close()
      await rm(await realpath(join(directory, 'postgres')), { recursive: true })
      await rm(directory, { recursive: true, force: true })
    },
  }
}
