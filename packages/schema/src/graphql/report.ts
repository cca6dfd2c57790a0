import { countReports, findReports, listReports, type ReportVersionRow } from '../db/queries/reports.ts'
import { type CellChange, diffCells } from '../db/queries/versions.ts'
import { AgencyFilterInput, readFilter } from './agency-filter.ts'
import { builder } from './builder.ts'
import { type Context, loadExisting } from './context.ts'
import { MetricEnum } from './enums.ts'
import { badInput, notFound } from './errors.ts'
import { FactType } from './fact.ts'
import { fieldNameOf, RequestFigures, rowGroups } from './figure-groups.ts'
import { readAsOf } from './moment.ts'
import { AgencyType, ReportType } from './nodes.ts'
import { decodeCursor, decodeIdOf, encodeCursor } from './opaque.ts'
import { pageArgs, pageOf, readFirst } from './page.ts'
import { ReadingInterface } from './reading.ts'
import { ReplyType, RulingType, replyToReport } from './ruling.ts'
import { readYear } from './year.ts'

export const ReportVersionType = builder.objectRef<ReportVersionRow>('ReportVersion')

const FactChangeType = builder.objectRef<CellChange>('FactChange').implement({
  description: 'A figure that two versions of a report read otherwise.',
  fields: (t) => ({
    metric: t.expose('metric', { type: MetricEnum, description: 'Which figure it is.' }),
    before: t.expose('before', { type: FactType, description: 'The figure of the version compared with.' }),
    after: t.expose('after', { type: FactType, description: 'The figure of this version.' }),
  }),
})

builder.objectType(ReportVersionType, {
  description: 'One version of a report: a restated document, or the same one read by a newer parser.',
  interfaces: [ReadingInterface],
  fields: (t) => ({
    changes: t.field({
      type: [FactChangeType],
      description:
        'Figures that this version reads otherwise, by state, value or printed text, in the order of the form.',
      args: { from: t.arg.int({ description: 'The version to compare with; the one before it unless stated.' }) },
      resolve: (version, { from }, context) => listChanges(version, from ?? version.version - 1, context),
    }),
  }),
})

/** Nothing comes before the first version, so nothing changed with it. */
async function listChanges(version: ReportVersionRow, from: number, { loaders }: Context): Promise<CellChange[]> {
  if (from === 0) return []
  const other = (await loaders.versionsOfReports.load(version.report_id)).find((row) => row.version === from)
  if (!other) throw badInput(`from: the report has no version ${from}.`)
  const [before, after] = await Promise.all([
    loadExisting(loaders.contents, other.parse_id),
    loadExisting(loaders.contents, version.parse_id),
  ])
  return diffCells(before, after)
}

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
    versions: t.field({
      type: [ReportVersionType],
      description: 'Every version ever stored, the newest first; nothing is ever erased.',
      resolve: async ({ report_id }, _args, { loaders }) => [...(await loaders.versionsOfReports.load(report_id))],
    }),
    reply: t.field({
      type: ReplyType,
      nullable: true,
      description: 'What the agency answered to its report of this year as a whole; null where it has not.',
      resolve: async (report, _args, { loaders }) => replyToReport(await loaders.rulingsOfReports.load(report)),
    }),
    rulings: t.field({
      type: [RulingType],
      description:
        'All that was decided about it, its findings and whose it is, and what the agency answered, the newest first, withdrawn rulings too.',
      resolve: async (report, _args, { loaders }) => [...(await loaders.rulingsOfReports.load(report))],
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
    description: 'Reports, each in the version that counts, newest year first.',
    args: {
      filter: t.arg({ type: AgencyFilterInput, description: 'Of which agencies; all unless stated.' }),
      year: t.arg.int({ description: 'About this year; any unless stated.' }),
      asOf: t.arg({ type: 'DateTime', description: 'As they counted at this moment; now unless stated.' }),
      ...pageArgs,
    },
    resolve: async (_root, { filter: input, year, asOf, ...page }, context) => {
      const { db } = context
      const filter = await readFilter(input, context)
      const selection = { filter, year: readYear(year) ?? undefined, asOf: readAsOf(asOf) }
      const rows = await listReports(db, {
        ...selection,
        limit: readFirst(page.first) + 1,
        after: reportPositionIn(page.after),
      })
      return {
        ...pageOf(rows, page, (report) => encodeCursor(report.year, report.agency_id)),
        totalCount: () => countReports(db, selection),
      }
    },
  }),
  report: t.field({
    type: ReportType,
    nullable: true,
    description:
      'One report; an error with the code NOT_FOUND where nothing has the id, or nothing counted at the moment.',
    args: {
      id: t.arg.id({ required: true, description: 'The report’s id.' }),
      asOf: t.arg({ type: 'DateTime', description: 'In the version that counted at this moment; now unless stated.' }),
    },
    resolve: async (_root, { id, asOf }, { db, loaders }) => {
      const reportId = decodeIdOf('Report', id)
      const moment = readAsOf(asOf)
      const report = moment ? (await findReports(db, [reportId], moment))[0] : await loaders.reports.load(reportId)
      if (!report) throw notFound('report', id)
      return report
    },
  }),
}))

/** Where lists of reports, by year and agency, go on. */
export function reportPositionIn(cursor: string | null | undefined) {
  if (!cursor) return undefined
  const [year, agencyId] = decodeCursor(cursor, ['small', 'id'])
  return { year, agencyId }
}
