import { createElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { FindingCard } from '../components/finding-card.tsx'
import type { Finding } from '../lib/finding.ts'

const FINDING: Finding = {
  id: 'a',
  code: 'sum.balance',
  severity: 'error',
  origin: 'document',
  metrics: [],
  expected: 3,
  actual: 2,
  message: { zh: '不相等。', en: 'Not equal.' },
  spans: [],
  legalBasis: '',
  ruling: null,
  reply: {
    author: '惠济区卫生健康委员会',
    text: '笔误，已更正。<b>',
    madeAt: '2026-03-01T00:00:00Z',
    inputsChanged: true,
    isToFinding: false,
  },
}
const cardOf = (finding: Finding, quotes?: []) =>
  renderToStaticMarkup(createElement(FindingCard, { lang: 'zh', finding, quotes }))

test('the agency’s answer stands beside the finding, with who gave it and whether it is of other figures', () => {
  const card = cardOf(FINDING)
  expect(card).toContain('机关答复 · 惠济区卫生健康委员会 · 2026')
  expect(card).toContain('笔误，已更正。&lt;b&gt;')
  expect(card).toMatch(/笔误.*<p class="soft">/)
  expect(cardOf({ ...FINDING, reply: null })).not.toContain('机关答复')
})

test.each([
  ['sum.balance', '实为', '2', '应为', '3'],
  ['narrative.contradicts_table', '正文', '2', '表格', '3'],
  ['outlier.year_on_year', '本年', '2', '往年中位数', '3'],
] as const)('the two figures of %s are called by what they are', (code, ...shown) => {
  const texts = [...cardOf({ ...FINDING, code }).matchAll(/<d[td]>([^<]+)/g)].map(([, text]) => text)
  expect(texts).toEqual(shown)
})

test('years are no quantities', () => {
  const card = cardOf({ ...FINDING, code: 'narrative.year_mismatch', expected: 2024, actual: 2023 })
  expect([...card.matchAll(/<dd>([^<]+)/g)].map(([, text]) => text)).toEqual(['2023', '2024'])
})

test('on the page of the report, which shows the answer once, the finding leads there', () => {
  const card = cardOf(FINDING, [])
  expect(card).toContain('<a href="#reply">机关答复</a>')
  expect(card).not.toContain('笔误')
})

test('an answer to the finding itself stands beside it there too', () => {
  const reply = FINDING.reply && { ...FINDING.reply, isToFinding: true }
  expect(cardOf({ ...FINDING, reply }, [])).toContain('笔误，已更正。')
})
