/** A region with its way down from the country, and what is held of the regions below it. */
import type {
  CoverageFragment,
  DivisionFragment,
  FiledCountsFragment,
  HomeQuery,
  RegionGroupsQuery,
  RegionPathQuery,
  RegionPathQueryVariables,
  SummaryDimension,
} from '../generated/graphql.ts'

/** No division has it. */
const COUNTRY = '000000'

/** 410304 lies in province 410000 and prefecture 410300; of the country, no code at all. */
export const pathVariables = (code: string | undefined): RegionPathQueryVariables => ({
  province: `${(code ?? COUNTRY).slice(0, 2)}0000`,
  prefecture: `${(code ?? COUNTRY).slice(0, 4)}00`,
  code: code ?? null,
})

/** From the province down to the region itself; undefined where no division has the code. */
export const findPath = (
  code: string,
  { provinces, ...way }: Omit<RegionPathQuery, 'years' | 'children'>,
): DivisionFragment[] | undefined => {
  const { province, prefecture } = pathVariables(code)
  const below = [way.province, way.prefecture].flatMap((one) => one?.children ?? [])
  const divisions = new Map([...provinces, ...below].map((one) => [one.code, one]))
  const path = [...new Set([province, prefecture, code])].flatMap((one) => divisions.get(one) ?? [])
  return path.at(-1)?.code === code ? path : undefined
}

export interface RegionRow extends CoverageFragment {
  /** Null for the agencies of the region itself, which lie in none of those below it. */
  readonly division: DivisionFragment | null
}

export interface RegionRows {
  readonly rows: readonly RegionRow[]
  /** Divisions of which no agency is known: no zeros either. */
  readonly unknown: readonly DivisionFragment[]
}

/** Which divisions lie directly below: provinces, then what is below a province, then counties. */
export const dimensionBelow = (code: string | undefined): SummaryDimension => {
  if (code === undefined) return 'PROVINCE'
  return code.endsWith('0000') ? 'PREFECTURE' : 'COUNTY'
}

const coverageOf = ({ notFiled, ...filedBy }: FiledCountsFragment): CoverageFragment => {
  const filed = Object.values(filedBy).reduce((sum, count) => sum + count, 0)
  return { agencies: filed + notFiled, filed, notFiled }
}

/** Groups that have a division, as rows. */
export const groupRows = ({ nodes }: HomeQuery['provinces']): RegionRow[] =>
  nodes.flatMap(({ region, counts }) => (region ? [{ division: region, ...coverageOf(counts) }] : []))

const NO_AGENCY: CoverageFragment = { agencies: 0, filed: 0, notFiled: 0 }

/** Every division below with what is held of it; one that no group speaks of has no known agency. */
export const coverageBelow = (divisions: readonly DivisionFragment[], { summary }: RegionGroupsQuery) => {
  const groups = new Map(summary.nodes.map(({ regionCode, counts }) => [regionCode, coverageOf(counts)]))
  return divisions.map((division) => ({ division, ...(groups.get(division.code) ?? NO_AGENCY) }))
}

const sumOf = (rows: readonly CoverageFragment[], key: 'agencies' | 'filed' | 'notFiled') =>
  rows.reduce((sum, row) => sum + row[key], 0)

/** The divisions of which agencies are known, and first, where there are any, the region’s own agencies. */
export const regionRows = (
  total: CoverageFragment,
  below: readonly (CoverageFragment & { readonly division: DivisionFragment })[],
): RegionRows => {
  const known = below.filter(({ agencies }) => agencies > 0)
  const own = {
    division: null,
    agencies: total.agencies - sumOf(known, 'agencies'),
    filed: total.filed - sumOf(known, 'filed'),
    notFiled: total.notFiled - sumOf(known, 'notFiled'),
  }
  return {
    rows: own.agencies > 0 ? [own, ...known] : known,
    unknown: below.filter(({ agencies }) => agencies === 0).map(({ division }) => division),
  }
}
