/**
 * What the national form itself makes every report say, as letters only (no digits, no punctuation): its headings and
 * labels, and the sentences its notice prescribes. A report that repeats them copies nobody.
 */
import {
  APPLICANT_GROUPS,
  APPLICANTS,
  DISCLOSURE_BLOCKS,
  DISCLOSURE_HEAD,
  REQUEST_GROUPS,
  REQUEST_ROWS,
  REVIEW_COLUMNS,
  REVIEW_GROUPS,
  SECTIONS,
} from '../metrics/index.ts'

/** Unified ideographs and extension A; those beyond the basic plane are rare names, and two code units long. */
const NOT_A_LETTER = /[^\u3400-\u4dbf\u4e00-\u9fff]+/g

/** Chinese characters alone: figures, dates, punctuation and line ends differ where nothing else does. */
export const lettersOf = (text: string): string => text.replace(NOT_A_LETTER, '')

/** Sentences of the notice and of the Regulations that reports repeat as a matter of course; figures left out. */
const PRESCRIBED = [
  '本报告所列数据的统计期限自年月日起至年月日止',
  '本报告所列数据统计期限为年月日至年月日',
  '本报告中所列数据的统计期限自年月日起至年月日止',
  '本年报中所列数据的统计期限为年月日至年月日',
  '所列数据的统计期限',
  '数据统计期限',
  '自年月日起至年月日止',
  '年月日至年月日',
  '根据中华人民共和国政府信息公开条例',
  '依据中华人民共和国政府信息公开条例',
  '按照中华人民共和国政府信息公开条例',
  '中华人民共和国政府信息公开工作年度报告格式',
  '中华人民共和国政府信息公开条例',
  '国务院办公厅政府信息与政务公开办公室',
  '国务院令第号',
  '国办公开办函号',
  '以下简称条例',
  '以公开为常态不公开为例外',
  '公开是原则不公开是例外',
  '政府信息公开工作年度报告',
  '编制本报告',
  '有关规定',
  '没有其他需要报告的事项',
  '无其他需要报告的事项',
  '本年度未收取信息处理费',
  '未收取信息处理费',
  '收取信息处理费',
  '政府信息公开信息处理费管理办法',
  '主动公开政府信息情况',
  '主动公开情况',
  '依申请公开情况',
  '政府信息管理情况',
  '政府信息公开平台建设情况',
  '政府信息公开平台建设',
  '平台建设情况',
  '监督保障情况',
  '存在的主要问题',
  '改进情况',
  '改进措施',
]

/** A shorter label, such as 其他, is a word of any sentence. */
const SHORTEST_LABEL = 4

const LABELS = [
  ...SECTIONS,
  ...DISCLOSURE_BLOCKS.flatMap(({ article, rows, columns }) => [
    article,
    ...rows,
    ...columns['2019'],
    ...columns['2021'],
  ]),
  DISCLOSURE_HEAD,
  ...APPLICANT_GROUPS,
  ...APPLICANTS,
  ...REQUEST_GROUPS,
  ...REQUEST_ROWS,
  ...REVIEW_GROUPS,
  ...REVIEW_COLUMNS,
].flatMap(({ zh, aliases }) => [zh, ...aliases].map(lettersOf))

/** The longest first, so that no part of a wording is left behind. */
const WORDINGS = [...new Set([...PRESCRIBED, ...LABELS.filter(({ length }) => length >= SHORTEST_LABEL)])].sort(
  (a, b) => b.length - a.length,
)

/** Every place where letters say what the form prescribes. */
export const FORM_WORDING = new RegExp(WORDINGS.join('|'), 'g')

/** The heading of the first table, after which the narrative of section one has ended. */
export const FIRST_TABLE = new RegExp(
  `${SECTIONS.filter(({ key }) => key === 'disclosure')
    .flatMap(({ zh, aliases }) => [zh, ...aliases].map(lettersOf))
    .sort((a, b) => b.length - a.length)
    .join('|')}`,
  'g',
)
