/** The metric catalogue (design §2): every figure a report can hold, once, in the order of the form. */
import {
  APPLICANTS,
  type Column,
  DISCLOSURE_BLOCKS,
  type DisclosureBlock,
  type FormEdition,
  type Label,
  REQUEST_ROWS,
  REVIEW_COLUMNS,
  REVIEW_GROUPS,
  type RequestRow,
} from './form.ts'
import type { Unit, Wording } from './vocabulary.ts'

/** Where on the report a metric stands: a cell of a table of the form, or the narrative of section 一. */
export interface Address {
  readonly section: 'disclosure' | 'requests' | 'reviews' | 'narrative'
  /** Key of the row's label; in table 四 the group. */
  readonly row: string
  readonly column: string
}

export interface Metric {
  /** Dotted snake_case, permanent. */
  readonly key: string
  readonly label: Wording
  readonly unit: Unit
  /** Whether it may be negative, since it tells what came and went. */
  readonly isChange: boolean
  /** Editions of the form that print it; empty for narrative metrics. */
  readonly forms: readonly FormEdition[]
  readonly address: Address
  readonly definition: Wording
  readonly legalBasis: string
}

const EDITIONS: readonly FormEdition[] = ['2019', '2021']
const FORM_NOTICE: Record<FormEdition, string> = {
  '2019': '国办公开办函〔2019〕60号',
  '2021': '国办公开办函〔2021〕30号',
}
const REGULATIONS = '《中华人民共和国政府信息公开条例》'

const noticesOf = (forms: readonly FormEdition[]) => forms.map((form) => FORM_NOTICE[form]).join('、')
const inSentence = (english: string) => english.charAt(0).toLowerCase() + english.slice(1)
const joined = (left: Wording, right: Wording): Wording => ({
  zh: `${left.zh} · ${right.zh}`,
  en: `${left.en}: ${inSentence(right.en)}`,
})
const intersection = (a: readonly FormEdition[], b: readonly FormEdition[]) => a.filter((form) => b.includes(form))

const disclosureMetric = (block: DisclosureBlock, row: Label, column: Column): Metric => {
  const editions = EDITIONS.filter((form) => block.columns[form].some((c) => c.key === column.key))
  const forms = intersection(row.forms, editions)
  return {
    key: `${row.key}.${column.key}`,
    label: joined(row, column),
    unit: column.unit,
    isChange: column.isChange ?? false,
    forms,
    address: { section: 'disclosure', row: row.key, column: column.key },
    definition: {
      zh: `第二部分表格「${row.zh}」行「${column.zh}」列所填数字。`,
      en: `The figure in row “${row.en}”, column “${column.en}” of the table in section two.`,
    },
    legalBasis: `${REGULATIONS}${block.article.zh}；${noticesOf(forms)}`,
  }
}

const columnsOfBlock = (block: DisclosureBlock): readonly Column[] => {
  const columns = [...block.columns['2019'], ...block.columns['2021']]
  return columns.filter((column, i) => columns.findIndex((other) => other.key === column.key) === i)
}

const disclosureMetrics = DISCLOSURE_BLOCKS.flatMap((block) =>
  block.rows.flatMap((row) => columnsOfBlock(block).map((column) => disclosureMetric(block, row, column))),
)

/** Rows whose printed label says too little away from their table. */
const NAMED_ALONE: Readonly<Record<string, string>> = {
  resolved_total: '办理结果总计',
  'other_outcome.other': '其他处理情形',
}
/** What English calls the requests of a group of rows, and those of the row that is itself the group in 2019. */
const REQUESTS_OF: Readonly<Record<string, string>> = {
  denied: 'Requests denied',
  unavailable: 'Requests for what is unavailable',
  not_processed: 'Requests not processed',
  other_outcome: 'Requests with another outcome',
}

const englishAlone = ({ key, group, en }: RequestRow): string => {
  const named = REQUESTS_OF[group ?? key]
  if (!named) return `Requests ${inSentence(en)}`
  return group ? `${named} (${inSentence(en)})` : named
}

/** What is asked for, then by whom; in English the total of all applicants goes without saying. */
const requestLabel = (row: RequestRow, applicant: Label): Wording => {
  const alone = { zh: NAMED_ALONE[row.key] ?? row.zh, en: englishAlone(row) }
  const both = joined(alone, applicant)
  return applicant.key === 'total' ? { ...both, en: alone.en } : both
}

const requestMetrics = REQUEST_ROWS.flatMap((row) =>
  APPLICANTS.map(
    (applicant): Metric => ({
      key: `requests.${row.key}.${applicant.key}`,
      label: requestLabel(row, applicant),
      unit: 'request',
      isChange: false,
      forms: row.forms,
      address: { section: 'requests', row: row.key, column: applicant.key },
      definition: {
        zh: `第三部分表格「${row.number}${row.zh}」行「${applicant.zh}」列所填数字。`,
        en: `The figure in row “${row.en}”, column “${applicant.en}” of the table in section three.`,
      },
      legalBasis: `${REGULATIONS}第五十条第（二）项；${noticesOf(row.forms)}`,
    }),
  ),
)

const reviewMetrics = REVIEW_GROUPS.flatMap((group) =>
  REVIEW_COLUMNS.map(
    (column): Metric => ({
      key: `${group.key}.${column.key}`,
      label: joined(group, column),
      unit: 'case',
      isChange: false,
      forms: EDITIONS,
      address: { section: 'reviews', row: group.key, column: column.key },
      definition: {
        zh: `第四部分表格「${group.zh}」下「${column.zh}」所填数字。`,
        en: `The figure under “${group.en}”, column “${column.en}” of the table in section four.`,
      },
      legalBasis: `${REGULATIONS}第五十条第（三）项；${noticesOf(EDITIONS)}`,
    }),
  ),
)

const narrative = (key: string, label: Wording, definition: Wording): Metric => ({
  key: `disclosure.${key}`,
  label,
  unit: 'piece',
  isChange: false,
  forms: [],
  address: { section: 'narrative', row: 'disclosure', column: key },
  definition,
  legalBasis: `${REGULATIONS}第五十条第（一）项`,
})
const channelDefinition = (zh: string, en: string): Wording => ({
  zh: `第一部分叙述中，本年通过${zh}公开的信息条数。`,
  en: `Items disclosed this year through ${en}, as the narrative of section one states them.`,
})

const narrativeMetrics: Metric[] = [
  narrative(
    'volume',
    { zh: '主动公开信息数量', en: 'Disclosure volume' },
    {
      zh: '第一部分叙述中自述的本年主动公开信息总数；未述总数时为互不重叠的各渠道之和；两者皆无则为缺失。',
      en: 'The year’s total of items disclosed as the narrative states it; else the sum of disjoint channels; else missing.',
    },
  ),
  narrative('website', { zh: '网站公开数量', en: 'Disclosed on websites' }, channelDefinition('政府网站', 'websites')),
  narrative('wechat', { zh: '微信公开数量', en: 'Disclosed on WeChat' }, channelDefinition('微信', 'WeChat')),
  narrative('weibo', { zh: '微博公开数量', en: 'Disclosed on Weibo' }, channelDefinition('微博', 'Weibo')),
  narrative(
    'other_channels',
    { zh: '其他渠道公开数量', en: 'Disclosed through other channels' },
    channelDefinition('其他渠道', 'other channels'),
  ),
  narrative(
    'cumulative',
    { zh: '历年累计公开数量', en: 'Disclosed since the beginning' },
    {
      zh: '第一部分叙述中自建立以来累计公开的信息条数，不计入本年数量。',
      en: 'Items disclosed since the beginning, as the narrative states them; never part of the year’s volume.',
    },
  ),
]

export const METRICS: readonly Metric[] = [
  ...disclosureMetrics,
  ...requestMetrics,
  ...reviewMetrics,
  ...narrativeMetrics,
]

const byKey = new Map(METRICS.map((metric) => [metric.key, metric]))

/** The metric of a key, or undefined where the catalogue has none. */
export const findMetric = (key: string): Metric | undefined => byKey.get(key)

/** The metric of a key; throws where the catalogue has none. */
export const getMetric = (key: string): Metric => {
  const metric = byKey.get(key)
  if (!metric) throw new Error(`No metric has the key ${JSON.stringify(key)}; the keys are in docs/metrics.md.`)
  return metric
}

/** Metrics an edition of the form prints, in the order of the form: 200 for 2021, 198 for 2019. */
export const metricsOfForm = (form: FormEdition): readonly Metric[] => METRICS.filter((m) => m.forms.includes(form))

/** GraphQL's name of a metric: `permits.decisions` is `PERMITS_DECISIONS`. */
export const enumNameOf = (key: string): string => key.replaceAll('.', '_').toUpperCase()

/** The three headline rankings, by the slug their pages and embeds use; any metric key is a slug too. */
export const RANKING_SLUGS = {
  'disclosure-volume': 'disclosure.volume',
  permits: 'permits.decisions',
  penalties: 'penalties.decisions',
} as const
