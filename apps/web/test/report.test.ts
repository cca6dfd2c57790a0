import { expect, test } from 'vitest'
import { readReport } from '../lib/report.ts'
import { marksOf, quotesOf } from '../lib/report-view.ts'

const TEXT = '处理行政处罚事项 59 件。推送 140 条。\n\n行政处罚 0\n\n行政强制'
const at = (part: string, from = 0) => {
  const start = TEXT.indexOf(part, from)
  return { start, end: start + part.length }
}
const TABLE = TEXT.indexOf('行政处罚 0')
const cell = at('0', TABLE)
const fact = { state: 'NUMBER', value: 0, unit: 'DECISION', start: null, end: null, resolvedBy: null } as const
const finding = {
  severity: 'ERROR',
  origin: 'DOCUMENT',
  expected: null,
  actual: null,
  message: { zh: '', en: '' },
  legalBasis: '',
  ruling: null,
  reply: null,
} as const

const report = readReport({
  id: 'r',
  year: 2024,
  form: 'FORM_2021',
  nameAsPrinted: '',
  parserVersion: '',
  parsedAt: '',
  agency: { id: 'a', name: '' },
  document: { name: '', sha256: '', bytes: 0, text: TEXT },
  reply: null,
  versions: [],
  facts: [
    { ...fact, key: 'penalties.decisions', ...cell },
    { ...fact, key: 'coercive_measures.decisions', state: 'UNREADABLE', value: null },
    { ...fact, key: 'other_services.decisions', state: 'NOT_ON_FORM', value: null },
  ],
  disclosure: {
    volume: 140,
    basis: 'SUM_OF_CHANNELS',
    counts: [{ value: 140, approximate: false, unit: '条', kind: 'CHANNEL', channel: 'WECHAT', span: at('140 条') }],
  },
  checks: [
    { code: 'SUM_BALANCE', status: 'NOT_ASSESSABLE' },
    { code: 'CELL_UNREADABLE', status: 'FAIL' },
  ],
  findings: [
    {
      ...finding,
      id: '1',
      code: 'CELL_UNREADABLE',
      metrics: ['COERCIVE_MEASURES_DECISIONS'],
      severity: 'WARNING',
      spans: [],
    },
    {
      ...finding,
      id: '2',
      code: 'NARRATIVE_CONTRADICTS_TABLE',
      metrics: ['PENALTIES_DECISIONS', 'COERCIVE_MEASURES_DECISIONS'],
      expected: 0,
      actual: 59,
      spans: [at('处理行政处罚事项 59 件'), cell],
    },
  ],
})

test('figures that the form does not have are left out', () => {
  expect([...report.facts.keys()]).toEqual(['penalties.decisions', 'coercive_measures.decisions'])
})

test('the gravest finding is first, and only numbers are in dispute', () => {
  expect(report.findings.map(({ code }) => code)).toEqual(['narrative.contradicts_table', 'cell.unreadable'])
  expect([...report.disputed]).toEqual(['penalties.decisions'])
})

test('every place is marked once: a figure’s for its figure, and a sentence’s for its finding', () => {
  const marks = marksOf(report, 'zh').map(({ id, kind, back }) => ({ id, kind, back }))
  expect(marks).toEqual([
    { id: 'f-penalties.decisions', kind: 'finding', back: 'v-penalties.decisions' },
    { id: 'c-1', kind: 'figure', back: 'vc-1' },
    { id: 'n-1-1', kind: 'finding', back: 'finding-1' },
  ])
})

test('a finding quotes the sentence and the cell, each with the way to its place', () => {
  const [quotes] = quotesOf(report, marksOf(report, 'zh'))
  expect(quotes?.map(({ before, marked, href }) => [before, marked, href])).toEqual([
    ['', '处理行政处罚事项 59 件', '#n-1-1'],
    ['行政处罚 ', '0', '#f-penalties.decisions'],
  ])
})
