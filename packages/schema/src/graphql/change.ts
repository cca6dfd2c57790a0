/** What arrived, report by report, and what the last run brought. */
import {
  type ChangePosition,
  countChanges,
  findLastIngest,
  type LastChange,
  type LastIngest,
  listChanges,
  listLastChanges,
  type ReportChange,
} from '../db/queries/changes.ts'
import type { PlacedFinding } from '../db/queries/findings.ts'
import { diffCells } from '../db/queries/versions.ts'
import type { ChangeKind } from '../db/tables.ts'
import { AgencyFilterInput, readFilter } from './agency-filter.ts'
import { builder } from './builder.ts'
import { type Loaders, loadExisting } from './context.ts'
import { AgencyType, FindingType, ReportType } from './nodes.ts'
import { decodeCursor, encodeCursor, encodeId } from './opaque.ts'
import { pageArgs, pageOf, readFirst } from './page.ts'
import { ReportVersionType } from './report.ts'

const KINDS: Readonly<Record<ChangeKind, string>> = {
  first: 'The agency’s first report of the year.',
  restated: 'Another document takes the place of the one that counted.',
  reread: 'The same document was read again, by a newer parser or for another region.',
  withdrawn: 'Nothing counts any more: the document was refused, or found to be another agency’s.',
}

const ChangeKindEnum = builder.enumType('ChangeKind', {
  description: 'Why another version of a report counts.',
  values: Object.fromEntries(
    Object.entries(KINDS).map(([kind, description]) => [kind.toUpperCase(), { value: kind, description }]),
  ) as Record<string, { value: ChangeKind; description: string }>,
})

/** 0 unless there are two versions to compare. */
async function countChangedCells({ parse_id, before_id }: ReportChange, { contents }: Loaders): Promise<number> {
  if (parse_id === null || before_id === null) return 0
  const [before, after] = await Promise.all([loadExisting(contents, before_id), loadExisting(contents, parse_id)])
  return diffCells(before, after).length
}

const contentOf = ({ code, metrics, expected, actual }: PlacedFinding) =>
  JSON.stringify([code, metrics, expected, actual])

/** Those of the one version that the other does not have. */
async function findingsOnlyOf(parseId: number | null, otherId: number | null, { findingsWithin }: Loaders) {
  const [own, others] = await Promise.all([
    parseId === null ? [] : findingsWithin.load(parseId),
    otherId === null ? [] : findingsWithin.load(otherId),
  ])
  const known = new Set(others.map(contentOf))
  return own.filter((finding) => !known.has(contentOf(finding)))
}

const ChangeType = builder.objectRef<ReportChange>('Change').implement({
  description: 'That another version of a report counts.',
  fields: (t) => ({
    id: t.id({
      description: 'Its opaque id, which no other change has.',
      resolve: ({ report_id, data_version }) => encodeId('Change', `${report_id}/${data_version}`),
    }),
    at: t.expose('since', { type: 'DateTime', description: 'Since when it counts.' }),
    kind: t.expose('kind', { type: ChangeKindEnum, description: 'Why.' }),
    agency: t.field({
      type: AgencyType,
      description: 'Whose report it is.',
      resolve: ({ agency_id }, _args, { loaders }) => loadExisting(loaders.agencies, agency_id),
    }),
    year: t.exposeInt('year', { description: 'The year the report is about.' }),
    report: t.field({
      type: ReportType,
      nullable: true,
      description: 'The report as it counts today; null where none does.',
      resolve: ({ report_id }, _args, { loaders }) => loaders.reports.load(report_id),
    }),
    version: t.field({
      type: ReportVersionType,
      nullable: true,
      description: 'The version that came to count; null for a withdrawal.',
      resolve: ({ parse_id }, _args, { loaders }) => (parse_id === null ? null : loaders.versions.load(parse_id)),
    }),
    versionBefore: t.field({
      type: ReportVersionType,
      nullable: true,
      description: 'The version that counted before it; null for the first.',
      resolve: ({ before_id }, _args, { loaders }) => (before_id === null ? null : loaders.versions.load(before_id)),
    }),
    changedCells: t.int({
      description:
        'Figures that the new version reads otherwise than the one before, by state, value or printed text; 0 for a first report and for a withdrawal.',
      resolve: (change, _args, { loaders }) => countChangedCells(change, loaders),
    }),
    findingsAdded: t.field({
      type: [FindingType],
      description: 'Findings of the new version that the one before did not have; without those between reports.',
      resolve: ({ parse_id, before_id }, _args, { loaders }) => findingsOnlyOf(parse_id, before_id, loaders),
    }),
    findingsRemoved: t.field({
      type: [FindingType],
      description: 'Findings of the version before that the new one does not have; without those between reports.',
      resolve: ({ parse_id, before_id }, _args, { loaders }) => findingsOnlyOf(before_id, parse_id, loaders),
    }),
  }),
})

const ChangeConnection = builder.connectionObject(
  { type: ChangeType, name: 'ChangeConnection', description: 'A page of changes.' },
  { name: 'ChangeEdge', description: 'A change in a list.' },
)

const LastChangeType = builder.objectRef<LastChange>('LastChange').implement({
  description: 'When reports of a year last changed.',
  fields: (t) => ({
    year: t.exposeInt('year', { description: 'The year the reports are about.' }),
    at: t.expose('at', { type: 'DateTime', description: 'Since when the last of them counts, or counts no more.' }),
    restatedAt: t.expose('restated_at', {
      type: 'DateTime',
      nullable: true,
      description:
        'The same of those that had been known before: at the moment “after”, where that is stated. Null where only first reports came.',
    }),
  }),
})

const LastIngestType = builder.objectRef<LastIngest>('LastIngest').implement({
  description:
    'What arrived the last time that anything did. Runs are told apart by pauses: ten minutes in which nothing changed end one.',
  fields: (t) => ({
    at: t.expose('at', { type: 'DateTime', description: 'When its last change was stored.' }),
    beganAt: t.expose('began_at', { type: 'DateTime', description: 'When its first change was stored.' }),
    reports: t.exposeInt('reports', { description: 'Reports that changed, each counted once.' }),
    first: t.exposeInt('first', { description: 'Changes that brought the first report of an agency and year.' }),
    restated: t.exposeInt('restated', { description: 'Changes by which another document took a report’s place.' }),
    reread: t.exposeInt('reread', { description: 'Changes by which a document was read otherwise than before.' }),
    withdrawn: t.exposeInt('withdrawn', { description: 'Changes after which a report counted no more.' }),
    refusedAgain: t.exposeInt('refused_again', {
      description:
        'Documents, stored before, that were read again, by a newer parser or for another region, and refused. A file that is refused the first time leaves nothing in the store and is not counted: the run that read it names it.',
    }),
  }),
})

const afterOf = (cursor: string | null | undefined): ChangePosition | undefined => {
  if (!cursor) return undefined
  const [since, data_version, report_id] = decodeCursor(cursor, ['moment', 'large', 'id'])
  return { since: new Date(since), data_version, report_id }
}

builder.queryFields((t) => ({
  changes: t.field({
    type: ChangeConnection,
    description:
      'What arrived, newest first: every change of which version of a report counts, since the history of the store began.',
    args: {
      filter: t.arg({ type: AgencyFilterInput, description: 'Of reports of which agencies; all unless stated.' }),
      since: t.arg({ type: 'DateTime', description: 'Only what arrived at this moment or later; all unless stated.' }),
      ...pageArgs,
    },
    resolve: async (_root, { filter, since, ...page }, context) => {
      const { db } = context
      const selection = { filter: await readFilter(filter, context), since: since ?? undefined }
      const rows = await listChanges(db, { ...selection, limit: readFirst(page.first) + 1, after: afterOf(page.after) })
      return {
        ...pageOf(rows, page, (change) => encodeCursor(change.since.getTime(), change.data_version, change.report_id)),
        totalCount: () => countChanges(db, selection),
      }
    },
  }),
  lastChanges: t.field({
    type: [LastChangeType],
    description:
      'By year of the reports, earliest first, when what counts last changed; years in which nothing did are left out.',
    args: {
      filter: t.arg({ type: AgencyFilterInput, description: 'Of reports of which agencies; all unless stated.' }),
      after: t.arg({ type: 'DateTime', description: 'Only what changed after this moment; all unless stated.' }),
    },
    resolve: async (_root, { filter, after }, context) =>
      listLastChanges(context.db, { filter: await readFilter(filter, context), after: after ?? undefined }),
  }),
  lastIngest: t.field({
    type: LastIngestType,
    nullable: true,
    description: 'What arrived the last time that anything did; null while nothing is stored.',
    resolve: (_root, _args, { db }) => findLastIngest(db),
  }),
}))
