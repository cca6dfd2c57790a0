/** Every change that the API takes. */
import { createHash } from 'node:crypto'
import { findReports, findReportsOf, listCurrentReportsOf, type ReportVersionRow } from '../db/queries/reports.ts'
import { findRuling } from '../db/queries/rulings.ts'
import { recordRuling, withdrawRuling } from '../db/rulings/rulings.ts'
import type { StoreOutcome } from '../db/storing/store-batch.ts'
import { storeReports } from '../db/storing/store-reports.ts'
import type { RulingKind, Scope } from '../db/tables.ts'
import { builder } from './builder.ts'
import { type Context, loadExisting } from './context.ts'
import { LevelEnum, SectorEnum } from './enums.ts'
import { badInput, notFound } from './errors.ts'
import { isDay } from './moment.ts'
import { FindingType, ReportType } from './nodes.ts'
import { decodeIdOf } from './opaque.ts'
import { isVisible } from './visible-text.ts'
import { change, requireAgency, requireKey, requireScope, requireWriting } from './writing.ts'

const MAX_TEXT = 5000
const MAX_NAME = 200

function readText(name: string, text: string, most = MAX_TEXT): string {
  const trimmed = text.trim()
  if (isVisible(trimmed) && trimmed.length <= most) return trimmed
  throw badInput(`${name}: write 1 to ${most} characters.`)
}

function readMatching(name: string, pattern: RegExp, text: string, wants: string): string {
  if (pattern.test(text)) return text
  throw badInput(`${name}: it is ${wants}.`)
}

const readRegion = (code: string | null | undefined) =>
  code ? readMatching('regionCode', /^\d{6}$/, code, 'a division code of six digits') : undefined

/** Throws NOT_FOUND. */
async function requireRegion(code: string, { loaders }: Context): Promise<void> {
  if (!(await loaders.regions.load(code))) throw notFound('region', code)
}

/** No report was published before there were years of this millennium. */
function readDay(day: string | null | undefined): string | undefined {
  if (!day) return undefined
  if (/^2\d{3}-\d{2}-\d{2}$/.test(day) && isDay(day)) return day
  throw badInput('publishedOn: it is a day like 2025-01-31.')
}

/** As many reports as no document has. */
const MAX_POSITION = 1000

function readPosition(position: number): number {
  if (position >= 0 && position < MAX_POSITION) return position
  throw badInput(`position: ${position} is no place of a report in a document; they begin with 0.`)
}

function readBase64(text: string): Uint8Array {
  const bytes = Buffer.from(text, 'base64')
  if (bytes.length > 0 && bytes.toString('base64') === text.replace(/\s/g, '')) return bytes
  throw badInput('content: it is the bytes of the document in Base64.')
}

// ── Handing in a document ────────────────────────────────────────────────────────────────────────────────────────────

interface Submission {
  readonly sha256: string
  readonly status: StoreOutcome['status']
  readonly reports: readonly ReportVersionRow[]
}

const SubmittedDocumentType = builder.objectRef<Submission>('SubmittedDocument').implement({
  description: 'What became of a document that was handed in.',
  fields: (t) => ({
    sha256: t.exposeString('sha256', { description: 'SHA-256 of its bytes, as lower-case hexadecimal.' }),
    isNew: t.boolean({
      description: 'Whether anything was stored: the same bytes twice change nothing.',
      resolve: ({ status }) => status === 'stored',
    }),
    reports: t.field({
      type: [ReportType],
      description: 'The reports whose current version was read from it; none where another document counts.',
      resolve: ({ reports }) => [...reports],
    }),
  }),
})

const SubmitDocumentInput = builder.inputType('SubmitDocumentInput', {
  description: 'A document with an annual report, or several.',
  fields: (t) => ({
    name: t.string({ required: true, description: 'The name of its file, such as “report.pdf”.' }),
    content: t.string({ required: true, description: 'Its bytes in Base64.' }),
    regionCode: t.string({ description: 'Six digits of a division, for names that several share.' }),
    publishedOn: t.string({ description: 'The day it was published, such as “2025-01-31”, where that is known.' }),
  }),
})

builder.mutationField('submitDocument', (t) =>
  t.field({
    type: SubmittedDocumentType,
    description: 'Reads and stores a document. Scope “submit”.',
    args: { input: t.arg({ type: SubmitDocumentInput, required: true, description: 'The document.' }) },
    resolve: async (_root, { input }, context) => {
      const writing = requireWriting(context, 'submitDocument')
      const name = readText('name', input.name, MAX_NAME)
      const bytes = readBase64(input.content)
      const [regionHint, publishedOn] = [readRegion(input.regionCode), readDay(input.publishedOn)]
      if (regionHint) await requireRegion(regionHint, context)
      const sha256 = createHash('sha256').update(bytes).digest('hex')
      const submit = async (): Promise<Submission> => {
        const reports = await writing.parse(name, bytes, regionHint)
        const [outcome] = await storeReports(context.db, [{ bytes, reports, regionHint, publishedOn }])
        if (!outcome || outcome.status === 'failed') throw outcome?.error
        return { sha256, status: outcome.status, reports: await listCurrentReportsOf(context.db, sha256) }
      }
      const logged = { name, sha256, bytes: bytes.length, regionHint, publishedOn }
      return change(context, writing, { action: 'submitDocument', input: logged }, submit, ({ status, reports }) => ({
        status,
        reports: reports.map(({ report_id }) => report_id),
      }))
    },
  }),
)

// ── Deciding about a finding ─────────────────────────────────────────────────────────────────────────────────────────

const RuleOnFindingInput = builder.inputType('RuleOnFindingInput', {
  description: 'A finding that a person accepts as explained.',
  fields: (t) => ({
    finding: t.id({ required: true, description: 'The id of the finding.' }),
    reason: t.string({ required: true, description: 'Why; everybody can read it.' }),
  }),
})

builder.mutationField('ruleOnFinding', (t) =>
  t.field({
    type: FindingType,
    description: 'Accepts a finding as explained; it stays, with the reason beside it. Scope “rule”.',
    args: { input: t.arg({ type: RuleOnFindingInput, required: true, description: 'The finding and the reason.' }) },
    resolve: async (_root, { input }, context) => {
      const writing = requireWriting(context, 'ruleOnFinding')
      const { findingId, finding } = await loadFinding(input.finding, context)
      const reason = readText('reason', input.reason)
      const ruling = { kind: 'finding_accepted', findingId, body: { reason }, author: writing.key.name } as const
      const record = () => recordRuling(context.db, ruling)
      await change(context, writing, { action: 'ruleOnFinding', input: { findingId, reason } }, record, rulingOf)
      return finding
    },
  }),
)

const rulingOf = (ruling: number) => ({ ruling })

async function loadFinding(id: string, { loaders }: Context) {
  const findingId = decodeIdOf('Finding', id)
  const finding = await loaders.findings.load(findingId)
  if (!finding) throw notFound('finding', id)
  return { findingId, finding }
}

// ── An agency’s reply ────────────────────────────────────────────────────────────────────────────────────────────────

const ReplyToReportInput = builder.inputType('ReplyToReportInput', {
  description: 'An agency’s own answer to what is shown of its report.',
  fields: (t) => ({
    report: t.id({ required: true, description: 'The id of the report.' }),
    text: t.string({ required: true, description: 'What the agency says; everybody can read it.' }),
  }),
})

builder.mutationField('replyToReport', (t) =>
  t.field({
    type: ReportType,
    description:
      'Puts an agency’s answer beside its report. Scope “reply”; a key of one agency replies for that one only.',
    args: { input: t.arg({ type: ReplyToReportInput, required: true, description: 'The report and the answer.' }) },
    resolve: async (_root, { input }, context) => {
      const writing = requireWriting(context, 'replyToReport')
      const reportId = decodeIdOf('Report', input.report)
      const text = readText('text', input.text)
      const [report] = await findReports(context.db, [reportId])
      if (!report) throw notFound('report', input.report)
      requireAgency(writing, report.agency_id)
      const { name: author } = writing.key
      const record = () => recordRuling(context.db, { kind: 'reply', reportId, body: { text }, author })
      await change(context, writing, { action: 'replyToReport', input: { reportId, text } }, record, rulingOf)
      return report
    },
  }),
)

const ReplyToFindingInput = builder.inputType('ReplyToFindingInput', {
  description: 'An agency’s own answer to one finding in its report.',
  fields: (t) => ({
    finding: t.id({ required: true, description: 'The id of the finding.' }),
    text: t.string({ required: true, description: 'What the agency says; everybody can read it.' }),
  }),
})

builder.mutationField('replyToFinding', (t) =>
  t.field({
    type: FindingType,
    description:
      'Puts an agency’s answer beside one finding in its report, in place of that to the report. Scope “reply”; a key of one agency replies for that one only.',
    args: { input: t.arg({ type: ReplyToFindingInput, required: true, description: 'The finding and the answer.' }) },
    resolve: async (_root, { input }, context) => {
      const writing = requireWriting(context, 'replyToFinding')
      const { findingId, finding } = await loadFinding(input.finding, context)
      const text = readText('text', input.text)
      const { agency_id } = await loadExisting(context.loaders.reports, finding.report_id)
      requireAgency(writing, agency_id)
      const record = () =>
        recordRuling(context.db, { kind: 'reply', findingId, body: { text }, author: writing.key.name })
      await change(context, writing, { action: 'replyToFinding', input: { findingId, text } }, record, rulingOf)
      return finding
    },
  }),
)

// ── Correcting whose a report is ─────────────────────────────────────────────────────────────────────────────────────

const CorrectIdentityInput = builder.inputType('CorrectIdentityInput', {
  description: 'Whose report a document holds, where it was taken for another’s.',
  fields: (t) => ({
    document: t.string({ required: true, description: 'SHA-256 of the document, as lower-case hexadecimal.' }),
    position: t.int({ description: 'The place of the report among those of the document, from 0; 0 unless stated.' }),
    name: t.string({ required: true, description: 'The agency’s whole name, with its region.' }),
    regionCode: t.string({ required: true, description: 'Six digits of its division.' }),
    level: t.field({ type: LevelEnum, required: true, description: 'The level of its government.' }),
    sector: t.field({ type: SectorEnum, required: true, description: 'What it is responsible for.' }),
  }),
})

builder.mutationField('correctIdentity', (t) =>
  t.field({
    type: [ReportType],
    description:
      'Moves a report to the agency whose it is, now and whenever its document is read again. Answers with the reports that the document now counts for. Scope “correct”.',
    args: { input: t.arg({ type: CorrectIdentityInput, required: true, description: 'The document and the agency.' }) },
    resolve: async (_root, { input }, context) => {
      const writing = requireWriting(context, 'correctIdentity')
      const sha256 = readMatching('document', /^[0-9a-f]{64}$/, input.document, 'a SHA-256 in hexadecimal')
      const position = readPosition(input.position ?? 0)
      const region_code = readMatching('regionCode', /^\d{6}$/, input.regionCode, 'a division code of six digits')
      await requireRegion(region_code, context)
      const { level, sector } = input
      const body = { name: readText('name', input.name, MAX_NAME), region_code, level, sector }
      const ruling = { kind: 'identity_corrected', sha256, position, body, author: writing.key.name } as const
      const record = () => recordRuling(context.db, ruling)
      const logged = { sha256, position, ...body }
      await change(context, writing, { action: 'correctIdentity', input: logged }, record, rulingOf)
      return listCurrentReportsOf(context.db, sha256)
    },
  }),
)

// ── Taking back what was decided ─────────────────────────────────────────────────────────────────────────────────────

/** Who may make a ruling may withdraw it. */
const WITHDRAWN_BY: Readonly<Record<RulingKind, Scope>> = {
  finding_accepted: 'rule',
  identity_corrected: 'correct',
  reply: 'reply',
}

const WithdrawRulingInput = builder.inputType('WithdrawRulingInput', {
  description: 'A ruling, a correction or a reply that holds no more.',
  fields: (t) => ({
    ruling: t.id({ required: true, description: 'Its id, as “rulings”, “ruling” and “reply” give it.' }),
    reason: t.string({ required: true, description: 'Why; it is kept in the log.' }),
  }),
})

builder.mutationField('withdrawRuling', (t) =>
  t.field({
    type: [ReportType],
    description:
      'Withdraws a ruling, a correction of whose report it is, or a reply; it stays among “rulings”, and twice changes nothing. Answers with the reports it was about. The scope is that which it was made with: “rule”, “correct” or “reply”.',
    args: { input: t.arg({ type: WithdrawRulingInput, required: true, description: 'The ruling and the reason.' }) },
    resolve: async (_root, { input }, context) => {
      const writing = requireKey(context)
      const rulingId = decodeIdOf('Ruling', input.ruling)
      const reason = readText('reason', input.reason)
      const ruling = await findRuling(context.db, rulingId)
      if (!ruling) throw notFound('ruling', input.ruling)
      requireScope(writing, WITHDRAWN_BY[ruling.kind])
      if (ruling.kind === 'reply') requireAgency(writing, ruling.agency_id)
      const withdraw = () => withdrawRuling(context.db, rulingId)
      const logged = { action: 'withdrawRuling', input: { rulingId, reason } } as const
      await change(context, writing, logged, withdraw, () => ({ ruling: rulingId }))
      if (ruling.document_sha256 !== null) return listCurrentReportsOf(context.db, ruling.document_sha256)
      return findReportsOf(context.db, ruling.agency_id, ruling.year)
    },
  }),
)
