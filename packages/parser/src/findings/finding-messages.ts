/** What each finding says to a person, in both languages. `{name}` places are filled by the rule. */
import type { Wording } from '@gongkai/schema/metrics'

export const FINDING_MESSAGES = {
  balance: {
    zh: '「{column}」列：第一项加第二项为 {expected}，第三项总计加第四项为 {actual}。',
    en: 'Column “{column}”: items one and two make {expected}, the total of item three and item four make {actual}.',
  },
  outcomes: {
    zh: '「{column}」列：办理结果各行之和为 {expected}，（七）总计为 {actual}。',
    en: 'Column “{column}”: the result rows make {expected}, the total (七) says {actual}.',
  },
  applicants: {
    zh: '「{row}」行：各类申请人之和为 {expected}，总计为 {actual}。',
    en: 'Row “{row}”: the applicants make {expected}, the total says {actual}.',
  },
  reviews: {
    zh: '「{row}」：各项之和为 {expected}，总计为 {actual}。',
    en: '“{row}”: the results make {expected}, the total says {actual}.',
  },
  contradiction: {
    zh: '正文称「{metric}」为 {actual}，表格为 {expected}。',
    en: 'The text says {actual} for “{metric}”, the table says {expected}.',
  },
  year: {
    zh: '正文所述年份 {actual} 与报告年份 {expected} 不符。',
    en: 'The text speaks of {actual}, the report is for {expected}.',
  },
  parts: {
    zh: '正文中分项之和 {actual} 大于总数 {expected}。',
    en: 'The parts named in the text make {actual}, more than their total {expected}.',
  },
  section: { zh: '缺少「{section}」部分。', en: 'The section “{section}” is missing.' },
  table: {
    zh: '「{section}」部分的表格缺失或无法读取。',
    en: 'The table of the section “{section}” is missing or cannot be read.',
  },
  rows: {
    zh: '「{section}」部分的表格缺少「{row}」等 {actual} 行；缺行之前一行的数字也无法确认。',
    en: 'The table of the section “{section}” lacks {actual} rows, “{row}” first; the row before a gap is not certain either.',
  },
  numbering: {
    zh: '标题序号不连续：「{actual}」之前应为「{expected}」。',
    en: 'The numbering has a gap: {expected} should stand before {actual}.',
  },
  mixed: {
    zh: '报告同时使用 2019 年版和 2021 年版表格。',
    en: 'The report mixes tables of the 2019 and the 2021 form.',
  },
  blank: {
    zh: '「{section}」部分有 {actual} 个单元格空白；空白不等于零。',
    en: '{actual} cells of the section “{section}” are blank; blank is not zero.',
  },
  unreadable: {
    zh: '「{row}」行有 {actual} 个单元格无法确认。',
    en: '{actual} cells of the row “{row}” cannot be read with certainty.',
  },
  negative: { zh: '「{metric}」为负数 {actual}。', en: '“{metric}” is negative: {actual}.' },
  fraction: { zh: '「{metric}」不是整数：{raw}。', en: '“{metric}” is not a whole number: {raw}.' },
  unit: { zh: '「{metric}」的金额 {raw} 未标明单位。', en: 'The amount {raw} of “{metric}” has no printed unit.' },
  foreign: { zh: '正文夹杂外文：{fragments}。', en: 'Foreign fragments in the text: {fragments}.' },
} satisfies Record<string, Wording>
export type MessageKey = keyof typeof FINDING_MESSAGES

/** A place’s filling: the same in both languages, or one wording for each. */
export type Filling = string | number | Wording

const fill = (template: string, language: keyof Wording, fillings: Readonly<Record<string, Filling>>) =>
  template.replace(/\{(\w+)\}/g, (_, name: string) => {
    const filling = fillings[name] ?? ''
    return typeof filling === 'object' ? filling[language] : String(filling)
  })

export const formatMessage = (key: MessageKey, fillings: Readonly<Record<string, Filling>>): Wording => ({
  zh: fill(FINDING_MESSAGES[key].zh, 'zh', fillings),
  en: fill(FINDING_MESSAGES[key].en, 'en', fillings),
})
