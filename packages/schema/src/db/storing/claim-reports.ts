/** The rows of the reports that documents are about to be stored for, held until the transaction ends. */
import { sql, type Transaction } from 'kysely'
import { latinName } from '../rows/latin-name.ts'
import { storable } from '../rows/storable-text.ts'
import type { StoredReportInput } from '../rows/stored-report.ts'
import type { Tables } from '../tables.ts'

type Write = Transaction<Tables>

/** What was read about an agency, under the name that all its spellings share. */
export type Agency = Omit<StoredReportInput['agency'], 'name_as_printed'>

/** Names that differ only in width or spaces are one. */
export const normalisedName = (name: string) => storable(name).normalize('NFKC').replace(/\s+/g, '')

export const normalisedAgency = ({ name, region_code, level, sector }: Agency): Agency => ({
  name: normalisedName(name),
  region_code,
  level,
  sector,
})

export const agencyKey = ({ region_code, name }: Pick<Agency, 'region_code' | 'name'>) => `${region_code ?? ''}/${name}`

export interface Claim {
  readonly agency: Agency
  /** Without a year there is no report, and an agency is known by its reports. */
  readonly year: number | null
  readonly synthetic: boolean
}

/** Reports, and agencies, that documents were taken for when they were read before. */
export interface Earlier {
  readonly reportIds: readonly number[]
  readonly agencyIds: readonly number[]
}

export async function listEarlierReports(trx: Write, documentIds: readonly number[]): Promise<Earlier> {
  if (documentIds.length === 0) return { reportIds: [], agencyIds: [] }
  const rows = await trx
    .selectFrom('parses')
    .innerJoin('reports', 'reports.id', 'parses.report_id')
    .select(['reports.id', 'reports.agency_id'])
    .distinct()
    .where('parses.document_id', '=', sql<number>`any(${documentIds})`)
    .execute()
  return { reportIds: rows.map(({ id }) => id), agencyIds: rows.map(({ agency_id }) => agency_id) }
}

/**
 * The report of each claim, made where there was none. Its agency, and the earlier ones, are held until the
 * transaction ends, so that no two writers settle one agency or any of its reports at once; new ones come in the order of
 * their names and all are held in the order of their ids, so that two writers cannot wait for each other. Reports are not
 * held: whoever has the next data version may add to them what is found between reports. Ids are taken once the agencies are
 * held, so that of two documents of one report the one that is stored later has the larger one; a new report has its row
 * once it is settled.
 */
export async function claimReports(
  trx: Write,
  claims: readonly Claim[],
  earlier: Earlier,
  newDocuments: number,
): Promise<Claims> {
  const agencies = await claimAgencies(trx, claims, earlier.agencyIds)
  const places = claims.map(({ agency, year }) => {
    const found = agencies.get(agencyKey(agency))
    return year === null || found === undefined ? null : { agency_id: found.id, year, isNew: found.isNew }
  })
  const filed = places.filter((place) => place !== null)
  const known = await findReports(
    trx,
    filed.filter(({ isNew }) => !isNew),
  )
  const created = [...new Set(filed.map(reportKey))].filter((key) => !known.has(key))
  const ids = await reserveIds(trx, { documents: newDocuments, parses: claims.length, reports: created.length })
  const made = created.map((key, i) => [key, { id: ids.reports[i] as number, isNew: true }] as const)
  const reports = new Map<string, Found>([...known, ...made])
  const claimed = places.map((place) => {
    const report = place && reports.get(reportKey(place))
    return place && report ? { ...place, ...report, ofNewAgency: place.isNew } : null
  })
  return { claimed, documentIds: ids.documents, parseIds: ids.parses }
}

/** The report of each claim, with ids for the new documents and for a reading of each claim. */
interface Claims {
  readonly claimed: readonly Claimed[]
  readonly documentIds: readonly number[]
  readonly parseIds: readonly number[]
}

/** A row and whether this transaction made it, so that nobody else can have seen it. */
interface Found {
  readonly id: number
  readonly isNew: boolean
}
/** A report, which has no row yet where it is new; null for a claim without a year. */
export type Claimed =
  | (Found & { readonly agency_id: number; readonly year: number; readonly ofNewAgency: boolean })
  | null

async function claimAgencies(
  trx: Write,
  claims: readonly Claim[],
  earlierIds: readonly number[],
): Promise<Map<string, Found>> {
  const wanted = newestByAgency(claims)
  const known = await findAgencies(trx, [...wanted.values()])
  const created = await insertAgencies(
    trx,
    [...wanted].filter(([key]) => !known.has(key)).map(([, claim]) => claim),
  )
  // Those that another writer made meanwhile are seen now.
  const missed = [...wanted].filter(([key]) => !known.has(key) && !created.has(key)).map(([, claim]) => claim)
  const met = await findAgencies(trx, missed)
  const held = [...known.values(), ...met.values()].map(({ id }) => id)
  await holdAgencies(trx, [...new Set([...held, ...earlierIds])])
  return new Map([...known, ...created, ...met])
}

/** Of each agency the claim of its newest year, which says what it is; of several the last. */
function newestByAgency(claims: readonly Claim[]): Map<string, Claim> {
  const newest = new Map<string, Claim>()
  for (const claim of claims) {
    const key = agencyKey(claim.agency)
    if (claim.year !== null && claim.year >= (newest.get(key)?.year ?? 0)) newest.set(key, claim)
  }
  return newest
}

export async function holdAgencies(trx: Write, ids: readonly number[]): Promise<void> {
  if (ids.length === 0) return
  await sql`select 1 from agencies where id = any(${ids}) order by id for no key update`.execute(trx)
}

type AgencyPlace = { readonly id: number } & Pick<Agency, 'region_code' | 'name'>

async function findAgencies(trx: Write, claims: readonly Claim[]): Promise<Map<string, Found>> {
  if (claims.length === 0) return new Map()
  const wanted = JSON.stringify(claims.map(({ agency: { region_code, name } }) => ({ region_code, name })))
  const { rows } = await sql<AgencyPlace>`
    select agencies.id, agencies.region_code, agencies.name
    from jsonb_to_recordset(${wanted}::jsonb) as wanted(region_code text, name text)
    join agencies on agencies.name = wanted.name and agencies.region_code is not distinct from wanted.region_code
    `.execute(trx)
  return new Map(rows.map((row) => [agencyKey(row), { id: row.id, isNew: false }]))
}

async function insertAgencies(trx: Write, claims: readonly Claim[]): Promise<Map<string, Found>> {
  if (claims.length === 0) return new Map()
  const created = await Promise.all(
    claims.map(async ({ agency, synthetic }) => ({ ...agency, synthetic, pinyin: await latinName(agency.name) })),
  )
  const { rows } = await sql<AgencyPlace>`
    insert into agencies (region_code, name, level, sector, pinyin, synthetic, has_report)
    select region_code, name, level, sector, pinyin, synthetic, true
    from jsonb_to_recordset(${JSON.stringify(created)}::jsonb)
      as claimed(region_code text, name text, level text, sector text, pinyin text, synthetic boolean)
    order by region_code, name
    on conflict on constraint agencies_identity do nothing
    returning id, region_code, name`.execute(trx)
  return new Map(rows.map((row) => [agencyKey(row), { id: row.id, isNew: true }]))
}

interface Place {
  readonly agency_id: number
  readonly year: number
  /** Whether the agency is, so that it has no reports yet. */
  readonly isNew: boolean
}
type ReportPlace = { readonly id: number } & Omit<Place, 'isNew'>

const reportKey = ({ agency_id, year }: Omit<Place, 'isNew'>) => `${agency_id}/${year}`

/** The agencies are held, so nobody else makes a report of theirs. */
async function findReports(trx: Write, places: readonly Place[]): Promise<Map<string, Found>> {
  if (places.length === 0) return new Map()
  const { rows } = await sql<ReportPlace>`
    select reports.id, reports.agency_id, reports.year
    from jsonb_to_recordset(${JSON.stringify(places)}::jsonb) as wanted(agency_id integer, year smallint)
    join reports using (agency_id, year)`.execute(trx)
  return new Map(rows.map((row) => [reportKey(row), { id: row.id, isNew: false }]))
}

/** Of each table ids that no other row will have, rising; those that are not needed are left out for good. */
async function reserveIds<T extends 'documents' | 'parses' | 'reports'>(
  trx: Write,
  counts: Readonly<Record<T, number>>,
): Promise<Readonly<Record<T, readonly number[]>>> {
  const { rows } = await sql<{ name: T; ids: number[] }>`
    with wanted as materialized (
      select name, count, pg_get_serial_sequence(name, 'id')::regclass as sequence
      from jsonb_to_recordset(${JSON.stringify(Object.entries(counts).map(([name, count]) => ({ name, count })))}::jsonb)
        as wanted(name text, count integer)
    )
    select name, array(select nextval(sequence)::integer from generate_series(1, count)) as ids from wanted`.execute(
    trx,
  )
  return Object.fromEntries(rows.map(({ name, ids }) => [name, ids])) as Record<T, number[]>
}
