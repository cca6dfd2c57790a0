import { countFindingFacets, type FindingFacets } from '../columns/index.ts'
import type { FindingCodeKey, Origin, Severity } from '../metrics/index.ts'
import { builder } from './builder.ts'
import { FindingCodeEnum, OriginEnum, SeverityEnum } from './enums.ts'
import { findingArgs, readFindingArgs } from './finding-filter.ts'
import { readAsOf } from './moment.ts'

const HOW_MANY = { description: 'How many findings there are.' }

const CodeCountType = builder.objectRef<[FindingCodeKey, number]>('FindingCodeCount').implement({
  description: 'How many findings come from one rule.',
  fields: (t) => ({
    code: t.field({ type: FindingCodeEnum, description: 'The rule.', resolve: ([code]) => code }),
    count: t.int({ ...HOW_MANY, resolve: ([, count]) => count }),
  }),
})
const SeverityCountType = builder.objectRef<[Severity, number]>('FindingSeverityCount').implement({
  description: 'How many findings are of one severity.',
  fields: (t) => ({
    severity: t.field({ type: SeverityEnum, description: 'The severity.', resolve: ([severity]) => severity }),
    count: t.int({ ...HOW_MANY, resolve: ([, count]) => count }),
  }),
})
const OriginCountType = builder.objectRef<[Origin, number]>('FindingOriginCount').implement({
  description: 'How many findings are of one origin.',
  fields: (t) => ({
    origin: t.field({ type: OriginEnum, description: 'The origin.', resolve: ([origin]) => origin }),
    count: t.int({ ...HOW_MANY, resolve: ([, count]) => count }),
  }),
})
const YearCountType = builder.objectRef<[number, number]>('FindingYearCount').implement({
  description: 'How many findings are on reports of one year.',
  fields: (t) => ({
    year: t.int({ description: 'The year.', resolve: ([year]) => year }),
    count: t.int({ ...HOW_MANY, resolve: ([, count]) => count }),
  }),
})

const most = <K>(counts: ReadonlyMap<K, number>) => [...counts].sort(([, a], [, b]) => b - a)

const FindingCountsType = builder.objectRef<FindingFacets>('FindingCounts').implement({
  description: 'How many findings there are. What there are none of is left out.',
  fields: (t) => ({
    total: t.exposeInt('total', { description: 'All of them.' }),
    reports: t.exposeInt('reports', { description: 'Reports that have at least one of them.' }),
    codes: t.field({ type: [CodeCountType], description: 'By rule, most first.', resolve: ({ codes }) => most(codes) }),
    severities: t.field({
      type: [SeverityCountType],
      description: 'By severity, most first.',
      resolve: ({ severities }) => most(severities),
    }),
    origins: t.field({
      type: [OriginCountType],
      description: 'By origin, most first.',
      resolve: ({ origins }) => most(origins),
    }),
    years: t.field({
      type: [YearCountType],
      description: 'By year, newest first.',
      resolve: ({ years }) => [...years].sort(([a], [b]) => b - a),
    }),
  }),
})

builder.queryField('findingCounts', (t) =>
  t.field({
    type: FindingCountsType,
    description: 'How many findings there are on reports that count, by rule, severity, origin and year.',
    args: {
      ...findingArgs,
      asOf: t.arg({
        type: 'DateTime',
        description:
          'On the versions that counted at this moment, and between reports as they were known then; now unless stated.',
      }),
    },
    resolve: async (_root, { asOf, ...args }, context) =>
      countFindingFacets(await context.snapshot(readAsOf(asOf)), await readFindingArgs(args, context)),
  }),
)
