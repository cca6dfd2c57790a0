/** The rows of the reports that documents are about to be stored for, held until the transaction ends. */
import { sql, type Transaction } from 'kysely'
import { latinName } from './latin-name.ts'
import { storable } from './storable-text.ts'
import type { StoredReportInput } from './stored-report.ts'
import type { Tables } from './tables.ts'

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
 * The id of each claim’s report, made where there was none. The agencies, and the earlier ones, are held until the
 * transaction ends, so that no two writers settle one agency or any of its reports at once; new ones come in the order of
 * their names and all are held in the order of their ids, so that two writers cannot wait for each other. Reports are not
 * held: whoever has the next data version may add to them what is found between reports.
 */
export async function claimReports(trx: Write, claims: readonly Claim[], earlier: Earlier): Promise<(number | null)[]> {
  const agencyIds = await findOrCreateAgencies(trx, claims)
  await holdAgencies(trx, [...new Set([...agencyIds.values(), ...earlier.agencyIds])])
  const places = claims.map(({ agency, year }) => {
    const agency_id = agencyIds.get(agencyKey(agency))
    return year === null || agency_id === undefined ? null : { agency_id, year }
  })
  const reportIds = await findOrCreateReports(
    trx,
    places.filter((place) => place !== null),
  )
  return places.map((place) => (place && reportIds.get(reportKey(place))) ?? null)
}

export const holdAgencies = (trx: Write, ids: readonly number[]) =>
  sql`select 1 from agencies where id = any(${ids}) order by id for no key update`.execute(trx)

async function findOrCreateAgencies(trx: Write, claims: readonly Claim[]): Promise<Map<string, number>> {
  const wanted = new Map(claims.flatMap((claim) => (claim.year === null ? [] : [[agencyKey(claim.agency), claim]])))
  const known = await findAgencyIds(trx, [...wanted.values()])
  const created = [...wanted].filter(([key]) => !known.has(key)).map(([, claim]) => claim)
  if (created.length === 0) return known
  await insertAgencies(trx, created)
  // Those another writer made meanwhile are seen now.
  return new Map([...known, ...(await findAgencyIds(trx, created))])
}

async function findAgencyIds(trx: Write, claims: readonly Claim[]): Promise<Map<string, number>> {
  if (claims.length === 0) return new Map()
  const wanted = JSON.stringify(claims.map(({ agency: { region_code, name } }) => ({ region_code, name })))
  const { rows } = await sql<{ id: number; region_code: string | null; name: string }>`
    select agencies.id, agencies.region_code, agencies.name
    from jsonb_to_recordset(${wanted}::jsonb) as wanted(region_code text, name text)
    join agencies on agencies.name = wanted.name and agencies.region_code is not distinct from wanted.region_code
    `.execute(trx)
  return new Map(rows.map((row) => [agencyKey(row), row.id]))
}

async function insertAgencies(trx: Write, claims: readonly Claim[]): Promise<void> {
  const rows = claims.map(async ({ agency, synthetic }) => ({
    ...agency,
    synthetic,
    pinyin: await latinName(agency.name),
  }))
  await sql`
    insert into agencies (region_code, name, level, sector, pinyin, synthetic)
    select region_code, name, level, sector, pinyin, synthetic
    from jsonb_to_recordset(${JSON.stringify(await Promise.all(rows))}::jsonb)
      as claimed(region_code text, name text, level text, sector text, pinyin text, synthetic boolean)
    order by region_code, name
    on conflict on constraint agencies_identity do nothing`.execute(trx)
}

type Place = { readonly agency_id: number; readonly year: number }
const reportKey = ({ agency_id, year }: Place) => `${agency_id}/${year}`

async function findOrCreateReports(trx: Write, places: readonly Place[]): Promise<Map<string, number>> {
  const known = await findReportIds(trx, places)
  const created = places.filter((place) => !known.has(reportKey(place)))
  if (created.length === 0) return known
  await sql`
    insert into reports (agency_id, year)
    select distinct agency_id, year
    from jsonb_to_recordset(${JSON.stringify(created)}::jsonb) as claimed(agency_id integer, year smallint)
    order by agency_id, year
    on conflict on constraint reports_identity do nothing`.execute(trx)
  return new Map([...known, ...(await findReportIds(trx, created))])
}

async function findReportIds(trx: Write, places: readonly Place[]): Promise<Map<string, number>> {
  if (places.length === 0) return new Map()
  const { rows } = await sql<{ id: number } & Place>`
    select reports.id, reports.agency_id, reports.year
    from jsonb_to_recordset(${JSON.stringify(places)}::jsonb) as wanted(agency_id integer, year smallint)
    join reports using (agency_id, year)`.execute(trx)
  return new Map(rows.map((row) => [reportKey(row), row.id]))
}
