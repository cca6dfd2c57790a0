import { expect, test } from 'vitest'
import { quoteAt } from '../lib/quote.ts'

const spanOf = (text: string, part: string) => ({ start: text.indexOf(part), end: text.indexOf(part) + part.length })

const CASES = [
  {
    name: 'a quote stays within its sentence and joins its lines',
    text: '全面实现。2024 年高效处理行政处罚事项 59\n件，1件依规移交；办结行政审批事项 1311件。',
    part: '59',
    quote: { before: '2024 年高效处理行政处罚事项 ', marked: '59', after: ' 件，1件依规移交；' },
  },
  {
    name: 'a cell is quoted with its row, not with the table',
    text: '信息内容 本年处理决定数量\n\n行政处罚 0\n\n行政强制 0',
    part: '0',
    quote: { before: '行政处罚 ', marked: '0', after: '' },
  },
  {
    name: 'a page break does not end a sentence',
    text: '（二）主动公开情况\n一是稳步推进。通过微信公众号推送 140 条资讯，其中 100\n\n条为科普信息。二是另事。',
    part: '140',
    quote: { before: '通过微信公众号推送 ', marked: '140', after: ' 条资讯，其中 100 条为科普信息。' },
  },
  {
    name: 'a long sentence is cut on both sides',
    text: `${'甲'.repeat(40)}59${'乙'.repeat(40)}`,
    part: '59',
    quote: { before: `…${'甲'.repeat(28)}`, marked: '59', after: `${'乙'.repeat(28)}…` },
  },
]

test.each(CASES)('$name', ({ text, part, quote }) => {
  expect(quoteAt(text, spanOf(text, part))).toEqual(quote)
})
