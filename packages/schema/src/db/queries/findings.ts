import { type ExpressionBuilder, type Kysely, type RawBuilder, sql } from 'kysely'
import type { FindingCodeKey, Origin, Severity } from '../../metrics/index.ts'
import type { FindingRow, Tables } from '../tables.ts'
import { type AgencyFilter, agencyMatches } from './agency-filter.ts'
import { parseAsOf } from './versions.ts'

export interface FindingSelection {
  readonly filter: AgencyFilter
  readonly year?: number | undefined
  readonly codes?: readonly FindingCodeKey[] | undefined
  readonly severities?: readonly Severity[] | undefined
  readonly origins?: readonly Origin[] | undefined
  readonly metrics?: readonly string[] | undefined
  /** On the versions that counted at this moment, and between reports as they were known then. */
  readonly asOf?: Date | undefined
}

/** A finding with the report it stands in. */
export type PlacedFinding = Omit<FindingRow, 'report_id' | 'parse_id'> & {
  readonly report_id: number
  /** The version it stands in; for a finding between reports the one that counts, or did at the moment asked for. */
  readonly parse_id: number
}

/** The database, or a part of it that goes by the same names. */
type Source = Pick<Kysely<Tables>, 'selectFrom'>

const selectReported = (db: Source) =>
  db.selectFrom('findings').innerJoin('reports', 'reports.id', 'findings.report_id')

const selectPlaced = (db: Source) => selectReported(db).where('reports.current_parse_id', 'is not', null)

const COLUMNS = [
  'findings.id',
  sql<number>`findings.report_id`.as('report_id'),
  'findings.position',
  'findings.code',
  'findings.severity',
  'findings.origin',
  'findings.metrics',
  'findings.expected',
  'findings.actual',
  'findings.message_zh',
  'findings.message_en',
  'findings.spans',
  'findings.legal_basis',
  'findings.related_report_id',
  'findings.related_spans',
  'findings.known_since',
  'findings.gone_since',
] as const

const placedAt = (asOf?: Date) => [
  ...COLUMNS,
  sql<number>`coalesce(findings.parse_id, ${parseAsOf(asOf)})`.as('parse_id'),
]

type FindingExpressions = ExpressionBuilder<Tables, 'findings' | 'reports'>

/** Those of the version that counts, and those between reports. */
const isOfCurrent = (eb: FindingExpressions) =>
  eb.or([isBetween(eb), eb('findings.parse_id', '=', eb.ref('reports.current_parse_id'))])

const isBetween = (eb: FindingExpressions) =>
  eb.and([eb('findings.parse_id', 'is', null), eb('findings.gone_since', 'is', null)])

const wasKnown = (eb: FindingExpressions, moment: Date) =>
  eb.or([
    eb('findings.parse_id', '=', parseAsOf(moment)),
    eb.and([
      eb('findings.parse_id', 'is', null),
      eb('findings.known_since', '<=', moment),
      eb.or([eb('findings.gone_since', 'is', null), eb('findings.gone_since', '>', moment)]),
    ]),
  ])

/** What a selection says of the findings themselves. */
const isWanted = ({ codes, severities, origins, metrics }: FindingSelection): RawBuilder<boolean>[] => [
  ...(codes ? [sql<boolean>`findings.code = any(${codes})`] : []),
  ...(severities ? [sql<boolean>`findings.severity = any(${severities})`] : []),
  ...(origins ? [sql<boolean>`findings.origin = any(${origins})`] : []),
  ...(metrics ? [sql<boolean>`findings.metrics && ${metrics}::text[]`] : []),
]

const ofCountingReports = (db: Source, selection: FindingSelection) => {
  const { filter, year, asOf } = selection
  return (
    asOf === undefined ? selectPlaced(db).where(isOfCurrent) : selectReported(db).where((eb) => wasKnown(eb, asOf))
  )
    .innerJoin('agencies', 'agencies.id', 'reports.agency_id')
    .where((eb) => agencyMatches(eb, filter))
    .where((eb) => eb.and(isWanted(selection)))
    .$if(year !== undefined, (query) => query.where('reports.year', '=', year as number))
}

/** As they were stored; those known last first; or the gravest first, and of equal ones those known last. */
export type FindingOrder = 'stored' | 'newest' | 'gravest'

/** What a finding is put in order by, as a cursor keeps it; moments in milliseconds. */
export type FindingPosition = readonly number[]

const GRAVITY: Readonly<Record<Severity, number>> = { error: 2, warning: 1, info: 0 }
/** As the index has it. */
const gravity = sql`(case findings.severity when 'error' then 2 when 'warning' then 1 else 0 end)`

interface Order {
  readonly by: RawBuilder<unknown>
  readonly isAfter: (position: FindingPosition) => RawBuilder<boolean>
  readonly positionOf: (finding: PlacedFinding) => FindingPosition
}

const ORDERS: Readonly<Record<FindingOrder, Order>> = {
  stored: {
    by: sql`findings.id`,
    isAfter: ([id]) => sql<boolean>`findings.id > ${id}`,
    positionOf: ({ id }) => [id],
  },
  newest: {
    by: sql`findings.known_since desc, findings.id desc`,
    isAfter: ([since, id]) => sql<boolean>`(findings.known_since, findings.id) < (${new Date(since ?? 0)}, ${id})`,
    positionOf: ({ known_since, id }) => [known_since.getTime(), id],
  },
  gravest: {
    by: sql`${gravity} desc, findings.known_since desc, findings.id desc`,
    isAfter: ([grave, since, id]) =>
      sql<boolean>`(${gravity}, findings.known_since, findings.id) < (${grave}::integer, ${new Date(since ?? 0)}, ${id})`,
    positionOf: ({ severity, known_since, id }) => [GRAVITY[severity], known_since.getTime(), id],
  },
}

export const positionOfFinding = (order: FindingOrder, finding: PlacedFinding): FindingPosition =>
  ORDERS[order].positionOf(finding)

export type FindingPage = FindingSelection & {
  /** As they were stored unless stated. */
  readonly order?: FindingOrder | undefined
  readonly limit: number
  /** As `positionOfFinding` gives it for this order. */
  readonly after?: FindingPosition | undefined
}

/**
 * So many times as many findings as are asked for are looked at before all are put in order: the planner cannot know that most
 * are of versions that count, and would sort millions for a page of the first.
 */
const STRETCHES = [10, 500]

export async function listFindings(db: Kysely<Tables>, page: FindingPage): Promise<PlacedFinding[]> {
  for (const times of isOfFewAgencies(page) ? [] : STRETCHES) {
    const size = times * page.limit
    const found = await pageOf(firstOf(db, page, size), page)
      .select(sql<number>`(select count(*) from findings)`.as('looked_at'))
      .execute()
    const isAll = (found[0]?.looked_at ?? size) < size
    if (isAll || found.length >= page.limit) return found.map(({ looked_at: _, ...finding }) => finding)
  }
  return pageOf(db, page).execute()
}

/** Theirs are found by an index. */
const isOfFewAgencies = ({ filter }: FindingPage) => filter.ids !== undefined || filter.region?.length === 6

/** The first so many findings of the order, under the name of their table. */
function firstOf(db: Kysely<Tables>, page: FindingPage, size: number): Source {
  const { order = 'stored', after } = page
  const { by, isAfter } = ORDERS[order]
  const first = (source: Source) =>
    source
      .selectFrom('findings')
      .selectAll('findings')
      .where((eb) => eb.and([...isWanted(page), ...(after ? [isAfter(after)] : [])]))
      .orderBy(by)
      .limit(size)
  return db.with('findings', first as never) as unknown as Source
}

function pageOf(db: Source, { order = 'stored', limit, after, ...selection }: FindingPage) {
  const { by, isAfter } = ORDERS[order]
  return ofCountingReports(db, selection)
    .select(placedAt(selection.asOf))
    .$if(after !== undefined, (query) => query.where(isAfter(after as FindingPosition)))
    .orderBy(by)
    .limit(limit)
}

export async function countFindings(db: Kysely<Tables>, selection: FindingSelection): Promise<number> {
  const row = await ofCountingReports(db, selection)
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow()
  return row.count
}

/** Findings of any version, and those between reports that hold now, as long as their report has a version that counts. */
export function findFindings(db: Kysely<Tables>, ids: readonly number[]): Promise<PlacedFinding[]> {
  return selectPlaced(db)
    .select(placedAt())
    .where('findings.id', 'in', ids)
    .where('findings.gone_since', 'is', null)
    .execute()
}

/** The findings that the checks made on each version itself, in their order. */
export function listFindingsWithin(db: Kysely<Tables>, parseIds: readonly number[]): Promise<PlacedFinding[]> {
  return selectPlaced(db)
    .select(placedAt())
    .where('findings.parse_id', 'in', parseIds)
    .orderBy('findings.parse_id')
    .orderBy('findings.position')
    .execute()
}

/** The findings of each version in the order the checks made them, then, on current ones, those between reports. */
export function listFindingsOfParses(db: Kysely<Tables>, parseIds: readonly number[]): Promise<PlacedFinding[]> {
  return selectPlaced(db)
    .select(placedAt())
    .where((eb) =>
      eb.or([
        eb('findings.parse_id', 'in', parseIds),
        eb.and([isBetween(eb), eb('reports.current_parse_id', 'in', parseIds)]),
      ]),
    )
    .orderBy(sql`findings.parse_id is null`)
    .orderBy('findings.position')
    .execute()
}
