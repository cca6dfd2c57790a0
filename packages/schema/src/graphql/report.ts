import { countReports, listReports, listVersions, type ReportVersionRow } from '../db/queries/reports.ts'
import { AgencyType } from './agency.ts'
import { AgencyFilterInput, readFilter } from './agency-filter.ts'
import { builder } from './builder.ts'
import { loadExisting } from './context.ts'
import { notFound } from './errors.ts'
import { fieldNameOf, RequestFigures, rowGroups } from './figure-groups.ts'
import { decodeCursor, decodeIdOf, encodeCursor } from './opaque.ts'
import { pageArgs, pageOf, readFirst } from './page.ts'
import { ReadingInterface } from './reading.ts'
import { readYear } from './year.ts'

export const ReportType = builder.objectRef<ReportVersionRow>('Report')

const ReportVersionType = builder.objectRef<ReportVersionRow>('ReportVersion')

builder.objectType(ReportVersionType, {
  description: 'One version of a report: a restated document, or the same one read by a newer parser.',
  interfaces: [ReadingInterface],
})

builder.node(ReportType, {
  description: 'An agency’s annual report of one year, in its current version.',
  interfaces: [ReadingInterface],
  id: { resolve: (report) => report.report_id, description: 'Its opaque id, the same for every version.' },
  loadMany: (ids, { loaders }) => ids.map((id) => loaders.reports.load(Number(id))),
  fields: (t) => ({
    agency: t.field({
      type: AgencyType,
      description: 'Whose report it is.',
      resolve: ({ agency_id }, _args, { loaders }) => loadExisting(loaders.agencies, agency_id),
    }),
    versions: t.loadableGroup({
      type: ReportVersionType,
      description: 'Every version ever stored, the newest first; nothing is ever erased.',
      load: (reportIds: number[], { db }) => listVersions(db, reportIds),
      group: (version) => version.report_id,
      resolve: (report) => report.report_id,
    }),
    requests: t.field({
      type: RequestFigures,
      description: 'Section three: requests for information, received and handled.',
      resolve: ({ parse_id }) => ({ parseId: parse_id }),
    }),
    ...Object.fromEntries(
      rowGroups.map(({ key, type, description }) => [
        fieldNameOf(key),
        t.field({ type, description, resolve: ({ parse_id }) => ({ parseId: parse_id, prefix: key }) }),
      ]),
    ),
  }),
})

const ReportConnection = builder.connectionObject(
  {
    type: ReportType,
    name: 'ReportConnection',
    description: 'A page of reports.',
  },
  { name: 'ReportEdge', description: 'A report in a list.' },
)

builder.queryFields((t) => ({
  reports: t.field({
    type: ReportConnection,
    description: 'Current reports, newest year first.',
    args: {
      filter: t.arg({ type: AgencyFilterInput, description: 'Of which agencies; all unless stated.' }),
      year: t.arg.int({ description: 'About this year; any unless stated.' }),
      ...pageArgs,
    },
    resolve: async (_root, { filter, year, ...page }, { db }) => {
      const selection = { filter: readFilter(filter), year: readYear(year) ?? undefined }
      const rows = await listReports(db, { ...selection, limit: readFirst(page.first) + 1, after: afterOf(page.after) })
      return {
        ...pageOf(rows, page, (report) => encodeCursor(report.year, report.agency_id)),
        totalCount: () => countReports(db, selection),
      }
    },
  }),
  report: t.field({
    type: ReportType,
    nullable: true,
    description: 'One report; an error with the code NOT_FOUND where nothing has the id.',
    args: { id: t.arg.id({ required: true, description: 'The report’s id.' }) },
    resolve: async (_root, { id }, { loaders }) => {
      const report = await loaders.reports.load(decodeIdOf('Report', id))
      if (!report) throw notFound('report', id)
      return report
    },
  }),
}))

function afterOf(cursor: string | null | undefined) {
  if (!cursor) return undefined
  const [year, agencyId] = decodeCursor(cursor, ['number', 'number'])
  return { year, agencyId }
}
