/** How many findings there are on current reports, by what a list of findings is narrowed down by. */
import type { AgencyFilter } from '../db/queries/agency-filter.ts'
import type { FindingCodeKey, Origin, Severity } from '../metrics/index.ts'
import type { FindingCount } from './finding-patterns.ts'
import type { Snapshot } from './snapshot.ts'

export interface FindingSelection {
  readonly year?: number | undefined
  readonly filter: AgencyFilter
  readonly codes?: readonly FindingCodeKey[] | undefined
  readonly severities?: readonly Severity[] | undefined
  readonly origins?: readonly Origin[] | undefined
}

export interface FindingFacets {
  readonly total: number
  /** Reports with at least one of them. */
  readonly reports: number
  readonly codes: ReadonlyMap<FindingCodeKey, number>
  readonly severities: ReadonlyMap<Severity, number>
  readonly origins: ReadonlyMap<Origin, number>
  readonly years: ReadonlyMap<number, number>
}

export function countFindingFacets(snapshot: Snapshot, selection: FindingSelection): FindingFacets {
  const set = snapshot.select(selection.filter)
  const { year, codes, severities, origins } = selection
  const key = JSON.stringify([year, codes, severities, origins])
  return snapshot.answer(`findings/${key}/${set.key}`, () => count(snapshot, selection, set.places))
}

function count(snapshot: Snapshot, selection: FindingSelection, places: Int32Array): FindingFacets {
  const facets = { total: 0, reports: 0, codes: new Map(), severities: new Map(), origins: new Map(), years: new Map() }
  for (const { year } of snapshot.years.values()) {
    if (selection.year !== undefined && selection.year !== year) continue
    const reportsByPattern = countPatterns(snapshot, year, places)
    reportsByPattern.forEach((reports, pattern) => {
      const counts = reports === 0 ? [] : countsWanted(snapshot, pattern, selection)
      if (counts.length > 0) facets.reports += reports
      for (const { code, severity, origin, count } of counts) {
        const findings = reports * count
        facets.total += findings
        add(facets.codes, code, findings)
        add(facets.severities, severity, findings)
        add(facets.origins, origin, findings)
        add(facets.years, year, findings)
      }
    })
  }
  return facets
}

/** How many reports of the year have each pattern of findings. */
function countPatterns(snapshot: Snapshot, year: number, places: Int32Array): Uint32Array {
  const cells = snapshot.cellsOf(year)
  const counts = new Uint32Array(snapshot.patterns.findings.size)
  for (const place of places) {
    const pattern = cells.findingPatternAt(place)
    counts[pattern] = (counts[pattern] as number) + 1
  }
  return counts
}

function countsWanted(snapshot: Snapshot, pattern: number, selection: FindingSelection): readonly FindingCount[] {
  const { codes, severities, origins } = selection
  return snapshot.patterns.findings
    .at(pattern)
    .counts.filter(
      ({ code, severity, origin }) =>
        (codes?.includes(code) ?? true) &&
        (severities?.includes(severity) ?? true) &&
        (origins?.includes(origin) ?? true),
    )
}

const add = <K>(counts: Map<K, number>, key: K, count: number) => counts.set(key, (counts.get(key) ?? 0) + count)
