/** Every column that an export may have: the data dictionary, the table schema and the order of writing are read from it. */
import type { Wording } from '@gongkai/schema/metrics'

export interface Field extends Wording {
  /** As Frictionless and JSON Schema both call it. */
  readonly type: 'string' | 'integer' | 'number' | 'boolean'
}

const text = (zh: string, en: string): Field => ({ type: 'string', zh, en })
const count = (zh: string, en: string): Field => ({ type: 'integer', zh, en })
const figure = (zh: string, en: string): Field => ({ type: 'number', zh, en })
const claim = (zh: string, en: string): Field => ({ type: 'boolean', zh, en })

export const FIELDS = {
  rank: count('名次；并列者同名次，其后顺延（1、2、2、4）；无数字者为空', 'Place: 1, 2, 2, 4; empty without a number'),
  agency: text('机关名称', 'Name of the agency'),
  agency_id: text('本 API 中的机关标识', 'Id of the agency in this API'),
  region_code: text('行政区划代码（六位）；无法确定则为空', 'Division code of six digits; empty where not settled'),
  region: text('行政区划名称', 'Name of the division'),
  level: text('层级', 'Level: province, prefecture, county or township'),
  sector: text('领域', 'What the agency is responsible for'),
  metric: text('指标键，永久不变', 'Permanent key of the metric, or of a rate as “rate.…”'),
  unit: text('计量单位', 'What the figure counts'),
  year: count('报告年度', 'The year the report is about'),
  state: text(
    '数值状态：number 有数值；blank 空白；missing 缺失；unreadable 无法确认；not_on_form 表格无此项；not_filed 未见报告；other_basis 依据不同；below_minimum 件数过少',
    'Why there is a number or none: number, blank, missing, unreadable, not_on_form, not_filed, other_basis, below_minimum',
  ),
  value: figure(
    '数值；仅当状态为 number 时有值，空白不是零',
    'The figure; only in the state “number”. Empty is not zero',
  ),
  raw: text('原文所印文字', 'The text it was read from'),
  start: count('原文起始位置（UTF-16）', 'Offset of “raw” in the text of the document, in UTF-16 units'),
  end: count('原文结束位置（UTF-16）', 'Offset after “raw”'),
  page: count('页码', 'One-based page, where the document has pages'),
  form: text('表格版本', 'Edition of the form'),
  numerator: figure('分子件数', 'How many cases were so'),
  denominator: figure('分母件数', 'Of how many cases'),
  low: figure('95% Wilson 区间下限', 'Lower end of the 95 % Wilson interval'),
  high: figure('95% Wilson 区间上限', 'Upper end of the 95 % Wilson interval'),
  share: figure(
    '占筛选范围内合计的比例；增减数没有',
    'Its part of the sum of all ranked figures of the filter; a change has none',
  ),
  percentile: figure('百分位（0 至 1）', 'Ranked agencies whose figure is at most this one’s, of all ranked'),
  previous_rank: count('上一年名次', 'Place in the same ranking of the year before'),
  previous_value: figure('上一年数值', 'The figure of the year before'),
  basis: text('主动公开数量的依据', 'What a disclosure volume rests on'),
  sum: figure('合计', 'Sum of the figures'),
  mean: figure('平均数', 'Mean of the figures'),
  median: figure('中位数', 'Median of the figures'),
  lower_quartile: figure('下四分位数', 'Lower quartile'),
  upper_quartile: figure('上四分位数', 'Upper quartile'),
  min: figure('最小值', 'Smallest figure'),
  max: figure('最大值', 'Largest figure'),
  number: count('有数值的机关数', 'Agencies with a number'),
  blank: count('单元格空白的机关数', 'Agencies whose cell is blank'),
  missing: count('缺失的机关数', 'Agencies whose document does not show the figure'),
  unreadable: count('无法确认的机关数', 'Agencies whose figure cannot be read with certainty'),
  not_on_form: count('表格无此项的机关数', 'Agencies whose form does not have the figure'),
  not_filed: count('未见报告的机关数', 'Known agencies without a report of the year'),
  other_basis: count('依据不同的机关数', 'Agencies with a disclosure volume on another basis'),
  below_minimum: count('件数过少的机关数', 'Agencies with too few cases for a rate'),
  comparable: claim('可否与序列中上一年比较', 'Whether it can be compared with the year before in the series'),
  break_reason: text('不可比的原因', 'Why it cannot be compared'),
  synthetic: claim('是否为演示而虚构', 'Whether it is made up for a demonstration'),
  document: text(
    '原文件的 SHA-256；/documents/<SHA-256> 可下载',
    'SHA-256 of the document; /documents/<SHA-256> gives it',
  ),
  report: text('报告页面', 'Page of the report, with the figure in its source'),
} satisfies Record<string, Field>
export type FieldName = keyof typeof FIELDS
