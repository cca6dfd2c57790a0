/** What each finding between reports says to a person, in both languages. `{name}` places are filled by the rule. */
import type { Wording } from '../metrics/index.ts'

export const CROSS_MESSAGES = {
  requests: {
    zh: '「{column}」列：上年结转为 {actual}，而 {year} 年报告结转下年度为 {expected}。',
    en: 'Column “{column}”: {actual} carried in, but the report of {year} carried {expected} over.',
  },
  items: {
    zh: '「{metric}」为 {actual}，而 {year} 年报告的上一年项目数量加本年增减为 {expected}。',
    en: '“{metric}” is {actual}, but the items of the report of {year} with their change make {expected}.',
  },
  stock: {
    zh: '「{metric}」为 {actual}，而 {year} 年报告的现行有效件数加本年制发、减本年废止为 {expected}。清理或转换也可能造成差异。',
    en: '“{metric}” is {actual}, but the stock of the report of {year} plus issued minus repealed makes {expected}. A review of old documents may explain it.',
  },
  outlier: {
    zh: '「{metric}」为 {actual}，此前 {count} 年（{years}）的中位数为 {expected}。差异可能属实，请核对数字和单位。',
    en: '“{metric}” is {actual}; the median of the {count} years before ({years}) is {expected}. The change may be real: check the figure and its unit.',
  },
  late: {
    zh: '{agency}{year} 年报告公布于 {date}，法定期限为 {due}，迟 {actual} 天。',
    en: 'The {year} report of {agency} was published on {date}, {actual} days after the statutory date {due}.',
  },
  duplicate: {
    zh: '正文与 {agency} {year} 年报告雷同，相同文字占 {share}%（不计表格格式规定的文字）。',
    en: 'The text repeats the {year} report of {agency}: {share}% of the wording is the same, that of the form left out.',
  },
} satisfies Record<string, Wording>
export type CrossMessageKey = keyof typeof CROSS_MESSAGES

type Filling = string | number | Wording

const fill = (template: string, language: keyof Wording, fillings: Readonly<Record<string, Filling>>) =>
  template.replace(/\{(\w+)\}/g, (_, name: string) => {
    const filling = fillings[name] ?? ''
    return typeof filling === 'object' ? filling[language] : String(filling)
  })

export const formatCrossMessage = (key: CrossMessageKey, fillings: Readonly<Record<string, Filling>>): Wording => ({
  zh: fill(CROSS_MESSAGES[key].zh, 'zh', fillings),
  en: fill(CROSS_MESSAGES[key].en, 'en', fillings),
})
