import { countFindings, type FindingOrder, listFindings, positionOfFinding } from '../db/queries/findings.ts'
import { distinct } from './agency-filter.ts'
import { builder } from './builder.ts'
import { loadExisting } from './context.ts'
import { FindingCodeEnum, MetricEnum, OriginEnum, SeverityEnum } from './enums.ts'
import { findingArgs, readFindingArgs } from './finding-filter.ts'
import { readAsOf } from './moment.ts'
import { FindingType, ReportType } from './nodes.ts'
import { decodeCursor, encodeCursor } from './opaque.ts'
import { pageArgs, pageOf, readFirst } from './page.ts'
import { FindingRulingType, inForceOnFinding, ReplyType, RulingType, replyToReport } from './ruling.ts'
import { SpanType, WordingType } from './wording.ts'

builder.node(FindingType, {
  description: 'A rule that a report breaks, or a reading that is not certain.',
  id: { resolve: (finding) => finding.id, description: 'Its opaque id.' },
  loadMany: (ids, { loaders }) => ids.map((id) => loaders.findings.load(Number(id))),
  fields: (t) => ({
    code: t.expose('code', { type: FindingCodeEnum, description: 'The rule it comes from.' }),
    key: t.exposeString('code', { description: 'The rule’s permanent key, such as “sum.balance”.' }),
    severity: t.expose('severity', { type: SeverityEnum, description: 'How grave it is.' }),
    origin: t.expose('origin', { type: OriginEnum, description: 'Whether the report or our reading is at fault.' }),
    metrics: t.expose('metrics', { type: [MetricEnum], description: 'The figures it is about.' }),
    expected: t.exposeFloat('expected', {
      nullable: true,
      description: 'The figure the rule expects, where there is one.',
    }),
    actual: t.exposeFloat('actual', { nullable: true, description: 'The figure found, where there is one.' }),
    message: t.field({
      type: WordingType,
      description: 'What is wrong, in one sentence.',
      resolve: ({ message_zh, message_en }) => ({ zh: message_zh, en: message_en }),
    }),
    spans: t.expose('spans', { type: [SpanType], description: 'The places in the document’s text that show it.' }),
    relatedReport: t.field({
      type: ReportType,
      nullable: true,
      description: 'The other report that a finding between reports speaks of.',
      resolve: ({ related_report_id }, _args, { loaders }) =>
        related_report_id === null ? null : loaders.reports.load(related_report_id),
    }),
    relatedSpans: t.field({
      type: [SpanType],
      description: 'For copied text, the same passages in the text of the other report’s current version.',
      resolve: ({ related_spans }) => related_spans ?? [],
    }),
    legalBasis: t.exposeString('legal_basis', { description: 'The rule’s legal basis, in Chinese.' }),
    knownSince: t.expose('known_since', {
      type: 'DateTime',
      description: 'When it was first found in the report; a later version that has it too changes nothing of that.',
    }),
    ruling: t.field({
      type: FindingRulingType,
      nullable: true,
      description: 'What a person decided about it; null where nobody has.',
      resolve: async (finding, _args, { loaders }) =>
        inForceOnFinding('finding_accepted', await loaders.rulingsOfFindings.load(finding)),
    }),
    rulings: t.field({
      type: [RulingType],
      description: 'All that was decided about it and answered to it, the newest first, withdrawn rulings too.',
      resolve: async (finding, _args, { loaders }) => [...(await loaders.rulingsOfFindings.load(finding))],
    }),
    reply: t.field({
      type: ReplyType,
      nullable: true,
      description:
        'What the agency answered to it, else to the report it stands in; null where it has not. Whoever shows the finding should show it too.',
      resolve: async (finding, _args, { loaders }) =>
        inForceOnFinding('reply', await loaders.rulingsOfFindings.load(finding)) ??
        replyToReport(await loaders.rulingsOfReports.load(await loadExisting(loaders.reports, finding.report_id))),
    }),
    report: t.field({
      type: ReportType,
      description: 'The report it was found in.',
      resolve: ({ report_id }, _args, { loaders }) => loadExisting(loaders.reports, report_id),
    }),
  }),
})

const FindingConnection = builder.connectionObject(
  {
    type: FindingType,
    name: 'FindingConnection',
    description: 'A page of findings.',
  },
  { name: 'FindingEdge', description: 'A finding in a list.' },
)

const FindingOrderEnum = builder.enumType('FindingOrder', {
  description: 'An order of findings.',
  values: {
    NEWEST: { value: 'newest', description: 'Those that became known last first.' },
    GRAVEST: {
      value: 'gravest',
      description: 'Errors first, then warnings, then notes; of equal ones those that became known last.',
    },
  },
} as const)

/** What a cursor of each order is made of. */
const CURSORS = {
  stored: ['large'],
  newest: ['moment', 'large'],
  gravest: ['small', 'moment', 'large'],
} as const satisfies Record<FindingOrder, readonly unknown[]>

builder.queryField('findings', (t) =>
  t.field({
    type: FindingConnection,
    description: 'Findings on the versions that count. Everything stated must hold.',
    args: {
      ...findingArgs,
      metrics: t.arg({ type: [MetricEnum], description: 'About one of these figures.' }),
      asOf: t.arg({
        type: 'DateTime',
        description:
          'On the versions that counted at this moment, and between reports as they were known then; now unless stated.',
      }),
      orderBy: t.arg({ type: FindingOrderEnum, description: 'Their order; as they were stored unless stated.' }),
      ...pageArgs,
    },
    resolve: async (_root, { metrics, asOf, orderBy, ...args }, context) => {
      const { db } = context
      const selection = { ...(await readFindingArgs(args, context)), metrics: distinct(metrics), asOf: readAsOf(asOf) }
      const order = orderBy ?? 'stored'
      const after = args.after ? decodeCursor(args.after, CURSORS[order]) : undefined
      const rows = await listFindings(db, { ...selection, order, limit: readFirst(args.first) + 1, after })
      return {
        ...pageOf(rows, args, (finding) => encodeCursor(...positionOfFinding(order, finding))),
        totalCount: () => countFindings(db, selection),
      }
    },
  }),
)
