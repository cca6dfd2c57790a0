/** The closed vocabularies of design §2 to §6, each value with its wording in both languages. */

/** A wording in the two languages every surface offers. */
export interface Wording {
  readonly zh: string
  readonly en: string
}

const vocabulary = <K extends string>(words: Record<K, Wording>) => words

export const FACT_STATES = vocabulary({
  number: { zh: '有数值', en: 'number' },
  blank: { zh: '空白', en: 'blank' },
  not_on_form: { zh: '当年表格无此项', en: 'not on this form' },
  missing: { zh: '缺失', en: 'missing' },
  unreadable: { zh: '无法确认', en: 'unreadable' },
})
export type FactState = keyof typeof FACT_STATES

export const FORMS = vocabulary({
  '2019': { zh: '2019年版（国办公开办函〔2019〕60号）', en: '2019 form (Guo Ban Gong Kai Ban Han [2019] No. 60)' },
  '2021': { zh: '2021年版（国办公开办函〔2021〕30号）', en: '2021 form (Guo Ban Gong Kai Ban Han [2021] No. 30)' },
  mixed: { zh: '新旧表格混用', en: 'mixed forms' },
  pre2019: { zh: '2019年以前的统计表', en: 'statistics table from before 2019' },
})
export type Form = keyof typeof FORMS

export const LEVELS = vocabulary({
  province: { zh: '省级', en: 'Province' },
  prefecture: { zh: '市级', en: 'Prefecture' },
  county: { zh: '县级', en: 'County' },
  township: { zh: '乡级', en: 'Township' },
})
export type Level = keyof typeof LEVELS

export const BASES = vocabulary({
  stated_total: { zh: '报告自述总数', en: 'total stated by the report' },
  sum_of_channels: { zh: '各渠道之和', en: 'sum of disjoint channels' },
})
export type Basis = keyof typeof BASES

export const COUNT_KINDS = vocabulary({
  total: { zh: '本年总数', en: 'total of the year' },
  channel: { zh: '单一渠道', en: 'one channel' },
  category: { zh: '其中一类', en: 'a part of one already counted' },
  cumulative: { zh: '历年累计', en: 'cumulative since the beginning' },
})
export type CountKind = keyof typeof COUNT_KINDS

export const CHANNELS = vocabulary({
  website: { zh: '政府网站', en: 'website' },
  wechat: { zh: '微信', en: 'WeChat' },
  weibo: { zh: '微博', en: 'Weibo' },
  other: { zh: '其他渠道', en: 'other channels' },
})
export type Channel = keyof typeof CHANNELS

export const SEVERITIES = vocabulary({
  error: { zh: '错误', en: 'error' },
  warning: { zh: '警告', en: 'warning' },
  info: { zh: '提示', en: 'note' },
})
export type Severity = keyof typeof SEVERITIES

export const ORIGINS = vocabulary({
  document: { zh: '报告原文', en: 'the report itself' },
  extraction: { zh: '读取过程', en: 'our reading of it' },
  unknown: { zh: '未能判定', en: 'not known' },
})
export type Origin = keyof typeof ORIGINS

export const UNITS = vocabulary({
  document: { zh: '件', en: 'documents' },
  decision: { zh: '件', en: 'decisions' },
  item: { zh: '项', en: 'items' },
  wan_yuan: { zh: '万元', en: '10,000 yuan' },
  request: { zh: '件', en: 'requests' },
  case: { zh: '件', en: 'cases' },
  piece: { zh: '条', en: 'items of information' },
})
export type Unit = keyof typeof UNITS

/** Measure words that count items of information, which may be summed; others (次, 期, 个, 场) count no items. */
export const ITEM_MEASURES: readonly string[] = ['条', '件', '篇', '份']
