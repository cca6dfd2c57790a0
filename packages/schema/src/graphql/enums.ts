/** The closed vocabularies of the catalogue as GraphQL enums; a key becomes upper case, its dots underscores. */
import {
  BASES,
  CHANNELS,
  COUNT_KINDS,
  enumNameOf,
  FACT_STATES,
  FINDING_CODES,
  FORMS,
  LEVELS,
  METRICS,
  ORIGINS,
  SECTORS,
  SEVERITIES,
  UNITS,
  type Wording,
} from '../metrics/index.ts'
import { builder } from './builder.ts'

const inBoth = ({ zh, en }: Wording) => `${en} (${zh})`
/** GraphQL names may not begin with a digit: the form `2021` is `FORM_2021`. */
const nameOf = (key: string) => enumNameOf(/^\d/.test(key) ? `form.${key}` : key)

const enumOf = <K extends string>(name: string, description: string, words: Record<K, Wording>) =>
  builder.enumType(name, {
    description,
    values: Object.fromEntries(
      (Object.entries(words) as [K, Wording][]).map(([key, wording]) => [
        nameOf(key),
        { value: key, description: inBoth(wording) },
      ]),
    ) as Record<string, { value: K; description: string }>,
  })

export const MetricEnum = enumOf(
  'Metric',
  'A figure of the report, by its permanent key: “permits.decisions” is PERMITS_DECISIONS.',
  Object.fromEntries(METRICS.map((metric) => [metric.key, metric.label])),
)
export const FactStateEnum = enumOf(
  'FactState',
  'Whether a cell holds a number or, where it does not, the reason. Only NUMBER has a value; no other state is zero.',
  FACT_STATES,
)
export const FigureStateEnum = enumOf(
  'FigureState',
  'Whether an agency has a figure of a year or, where it does not, the reason. Only NUMBER has a value; no other state is zero.',
  { ...FACT_STATES, not_filed: { zh: '未见报告', en: 'no report seen' } },
)
export const FormEnum = enumOf('Form', 'The edition of the national form a report is printed on.', FORMS)
export const LevelEnum = enumOf('Level', 'The level of government an agency or division belongs to.', LEVELS)
export const SectorEnum = enumOf('Sector', 'What an agency is responsible for.', SECTORS)
export const BasisEnum = enumOf('Basis', 'What a disclosure volume rests on.', BASES)
export const CountKindEnum = enumOf('CountKind', 'What a count in the narrative counts.', COUNT_KINDS)
export const ChannelEnum = enumOf('Channel', 'Where information was disclosed.', CHANNELS)
export const SeverityEnum = enumOf('Severity', 'How grave a finding is.', SEVERITIES)
export const OriginEnum = enumOf('Origin', 'Whose error a finding is.', ORIGINS)
export const UnitEnum = enumOf('Unit', 'What a figure counts.', UNITS)
export const FindingCodeEnum = enumOf('FindingCode', 'The rule a finding comes from.', FINDING_CODES)

export const FormEditionEnum = enumOf('FormEdition', 'An edition of the form that has tables of figures.', {
  '2019': FORMS['2019'],
  '2021': FORMS['2021'],
})

export const DirectionEnum = builder.enumType('RankingDirection', {
  description: 'Which end of the ranking is first.',
  values: {
    DESC: { value: 'desc', description: 'The largest value has rank 1.' },
    ASC: { value: 'asc', description: 'The smallest value has rank 1.' },
  },
} as const)

export const CheckStatusEnum = builder.enumType('CheckStatus', {
  description: 'How a rule ended on a report.',
  values: {
    PASS: { value: 'pass', description: 'The rule holds.' },
    FAIL: { value: 'fail', description: 'The rule is broken; a finding says where.' },
    NOT_ASSESSABLE: { value: 'not_assessable', description: 'Too little could be read to tell.' },
  },
} as const)

export const AddressSectionEnum = builder.enumType('AddressSection', {
  description: 'The part of the report a metric stands in.',
  values: {
    NARRATIVE: { value: 'narrative', description: 'The narrative of section one (一).' },
    DISCLOSURE: { value: 'disclosure', description: 'The table of section two (二).' },
    REQUESTS: { value: 'requests', description: 'The matrix of section three (三).' },
    REVIEWS: { value: 'reviews', description: 'The table of section four (四).' },
  },
} as const)

export const MentionRelationEnum = builder.enumType('MentionRelation', {
  description: 'How a figure of the narrative relates to the figure of the table it speaks of.',
  values: {
    EQUAL: { value: 'equal', description: 'Both should be the same.' },
    AT_MOST: { value: 'at_most', description: 'The narrative’s should not exceed the table’s.' },
    PART: { value: 'part', description: 'The narrative’s is a part of the table’s.' },
  },
} as const)
