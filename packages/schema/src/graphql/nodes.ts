/** The types that point at each other, named before any of them is described. */
import type { ListedAgency } from '../columns/index.ts'
import type { PlacedFinding } from '../db/queries/findings.ts'
import type { ReportVersionRow } from '../db/queries/reports.ts'
import { builder } from './builder.ts'

export const AgencyType = builder.objectRef<ListedAgency>('Agency')
export const ReportType = builder.objectRef<ReportVersionRow>('Report')
export const FindingType = builder.objectRef<PlacedFinding>('Finding')
