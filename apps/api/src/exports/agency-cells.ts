/** What every row of an export says of its agency and report. */
import type { Snapshot } from '@gongkai/schema/columns'
import { encodeId } from '@gongkai/schema/graphql'
import type { FieldName } from './fields.ts'
import type { Row } from './table.ts'

export const AGENCY_FIELDS = [
  'agency',
  'agency_id',
  'region_code',
  'region',
  'level',
  'sector',
] as const satisfies readonly FieldName[]

export function agencyCells({ agencies, regions }: Snapshot, place: number): Row {
  const { id, name, region_code, level, sector, synthetic } = agencies.agencyAt(place)
  const region = regions.get(region_code ?? '')?.name ?? null
  return { agency: name, agency_id: encodeId('Agency', id), region_code, region, level, sector, synthetic }
}

/** The page of an agency’s report in the dashboard; null where it has not filed. */
export function reportAddress(snapshot: Snapshot, year: number, place: number, webUrl: string): string | null {
  const report = snapshot.cellsOf(year).reportAt(place)
  return report ? pageOfReport(webUrl, report.reportId) : null
}

export const pageOfReport = (webUrl: string, reportId: number) => `${webUrl}/reports/${encodeId('Report', reportId)}`

export const hasSynthetic = ({ agencies }: Snapshot) => agencies.synthetic.includes(1)
