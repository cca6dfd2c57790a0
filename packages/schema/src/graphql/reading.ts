/** What a version of a report holds: the fields that a report and each of its versions share. */

import type { DocumentRow, ReportVersionRow } from '../db/queries/reports.ts'
import { getFact } from '../db/rows/facts.ts'
import type { StoredCheck, StoredCount, StoredMention } from '../db/rows/stored-report.ts'
import { listRetrievals, type RetrievalRow } from '../db/storing/retrievals.ts'
import { METRICS } from '../metrics/index.ts'
import { builder } from './builder.ts'
import { type Content, loadExisting } from './context.ts'
import {
  BasisEnum,
  ChannelEnum,
  CheckStatusEnum,
  CountKindEnum,
  FindingCodeEnum,
  FormEnum,
  MentionRelationEnum,
  MetricEnum,
} from './enums.ts'
import { FactType } from './fact.ts'
import { FindingType } from './nodes.ts'
import { SpanType } from './wording.ts'

const RetrievalType = builder.objectRef<RetrievalRow>('Retrieval').implement({
  description: 'Where a document was found on the web.',
  fields: (t) => ({
    url: t.exposeString('url', { description: 'The address that was asked.' }),
    finalUrl: t.exposeString('final_url', { description: 'The address that answered, after all redirects.' }),
    retrievedAt: t.expose('first_at', {
      type: 'DateTime',
      description: 'When these bytes were first found there.',
    }),
  }),
})

const DocumentType = builder.objectRef<DocumentRow>('Document').implement({
  description: 'The file a report was read from.',
  fields: (t) => ({
    sha256: t.exposeString('sha256', { description: 'SHA-256 of its bytes, as lower-case hexadecimal.' }),
    name: t.exposeString('name', { description: 'The name it was first stored under.' }),
    mediaType: t.exposeString('media_type', { description: 'Its media type, such as “application/pdf”.' }),
    bytes: t.exposeInt('byte_length', { description: 'How many bytes it has.' }),
    storedAt: t.expose('stored_at', { type: 'DateTime', description: 'When it was first stored.' }),
    retrievals: t.loadableGroup({
      type: RetrievalType,
      description: 'Where it was found on the web, the first first; empty for a file that was handed in.',
      load: (sha256s: string[], { db }) => listRetrievals(db, sha256s),
      group: ({ sha256 }) => sha256,
      resolve: ({ sha256 }) => sha256,
    }),
    text: t.string({
      description: 'Its text as normalised for this version; every “start” and “end” is an offset into it.',
      extensions: { weight: 100 },
      resolve: async ({ parse_id }, _args, { loaders }) => (await loadExisting(loaders.texts, parse_id)).text,
    }),
  }),
})

const CountType = builder.objectRef<StoredCount>('DisclosureCount').implement({
  description: 'A sentence of the narrative that counts disclosed information.',
  fields: (t) => ({
    value: t.exposeFloat('value', { description: 'The number as stated.' }),
    approximate: t.exposeBoolean('approximate', { description: 'Whether the report says “about” or “more than”.' }),
    unit: t.exposeString('unit', { description: 'The measure word as printed, in Chinese.' }),
    kind: t.expose('kind', { type: CountKindEnum, description: 'What it counts.' }),
    channel: t.expose('channel', {
      type: ChannelEnum,
      nullable: true,
      description: 'The one channel it counts; null for several together or none.',
    }),
    span: t.expose('span', { type: SpanType, description: 'Where it stands.' }),
  }),
})

const DisclosureType = builder.objectRef<Content>('Disclosure').implement({
  description: 'How much information the agency says it disclosed of its own accord; stated in the narrative only.',
  fields: (t) => ({
    volume: t.exposeFloat('disclosure_volume', {
      nullable: true,
      description: 'The stated total, else the sum of disjoint channels; null where neither is known.',
    }),
    basis: t.expose('disclosure_basis', {
      type: BasisEnum,
      nullable: true,
      description: 'What the volume rests on; null where there is none.',
    }),
    counts: t.expose('counts', { type: [CountType], description: 'Every count, in the order of the text.' }),
  }),
})

const MentionType = builder.objectRef<StoredMention>('NarrativeMention').implement({
  description: 'A figure of the narrative that speaks of a figure of the tables.',
  fields: (t) => ({
    metric: t.expose('metric', { type: MetricEnum, description: 'The figure it speaks of.' }),
    value: t.exposeFloat('value', { description: 'The number in the narrative.' }),
    relation: t.expose('relation', { type: MentionRelationEnum, description: 'How the two should relate.' }),
    span: t.expose('span', { type: SpanType, description: 'Where it stands.' }),
  }),
})

const CheckType = builder.objectRef<StoredCheck>('Check').implement({
  description: 'How one rule ended on a report.',
  fields: (t) => ({
    code: t.expose('code', { type: FindingCodeEnum, description: 'The rule.' }),
    status: t.expose('status', { type: CheckStatusEnum, description: 'How it ended.' }),
  }),
})

export const ReadingInterface = builder.interfaceRef<ReportVersionRow>('Reading').implement({
  description: 'What was read from one document about one agency and year.',
  fields: (t) => ({
    year: t.exposeInt('year', { description: 'The year the report is about.' }),
    form: t.expose('form', {
      type: FormEnum,
      nullable: true,
      description: 'The edition of the form, decided by its labels; null where no table can be read.',
    }),
    nameAsPrinted: t.exposeString('name_as_printed', { description: 'The agency’s name as the document prints it.' }),
    versionNumber: t.exposeInt('version', { description: 'Which version it is, from 1, in the order of storing.' }),
    isCurrent: t.exposeBoolean('is_current', { description: 'Whether this version is the one that counts.' }),
    parserVersion: t.exposeString('parser_version', { description: 'The version of the parser that read it.' }),
    parsedAt: t.expose('parsed_at', { type: 'DateTime', description: 'When it was read.' }),
    document: t.field({
      type: DocumentType,
      description: 'The file it was read from.',
      resolve: ({ parse_id }, _args, { loaders }) => loadExisting(loaders.documents, parse_id),
    }),
    facts: t.field({
      type: [FactType],
      description: 'Figures, in the order asked for; all of the catalogue in the order of the form unless stated.',
      args: { metrics: t.arg({ type: [MetricEnum], description: 'Only these figures.' }) },
      extensions: { entries: METRICS.length },
      resolve: async ({ parse_id }, { metrics }, { loaders }) => {
        const { facts, form } = await loadExisting(loaders.contents, parse_id)
        return (metrics ?? METRICS.map(({ key }) => key)).map((key) => getFact(facts, key, form))
      },
    }),
    disclosure: t.field({
      type: DisclosureType,
      description: 'How much information was disclosed, and what the figure rests on.',
      resolve: ({ parse_id }, _args, { loaders }) => loadExisting(loaders.contents, parse_id),
    }),
    mentions: t.field({
      type: [MentionType],
      description: 'Figures of the narrative that speak of figures of the tables, in the order of the text.',
      resolve: async ({ parse_id }, _args, { loaders }) => (await loadExisting(loaders.contents, parse_id)).mentions,
    }),
    checks: t.field({
      type: [CheckType],
      description: 'How every rule ended.',
      resolve: async ({ parse_id }, _args, { loaders }) => (await loadExisting(loaders.contents, parse_id)).checks,
    }),
    findings: t.field({
      type: [FindingType],
      description: 'The rules it breaks and the readings that are not certain.',
      resolve: async ({ parse_id }, _args, { loaders }) => [...(await loaders.findingsOfParses.load(parse_id))],
    }),
  }),
})
