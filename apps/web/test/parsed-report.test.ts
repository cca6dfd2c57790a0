import type { Check, Finding, ParsedReport } from '@gongkai/parser'
import { FINDING_CODES } from '@gongkai/schema/metrics'
import { expect, test } from 'vitest'
import { readParsedReport, ruleOutcomes } from '../lib/parsed-report.ts'

const span = { start: 0, end: 2 }
const finding = (code: Finding['code'], severity: Finding['severity']): Finding => ({
  code,
  severity,
  origin: 'document',
  metrics: ['permits.decisions'],
  expected: 0,
  actual: 59,
  message: { zh: '', en: '' },
  spans: [span],
  legal_basis: '第五十条',
})

const report: ParsedReport = {
  schema: 1,
  parser: '0.1.0',
  source: { name: 'draft.txt', media_type: 'text/plain', sha256: '', bytes: 2 },
  agency: { name: '', name_as_printed: '', region_code: null, level: null, sector: 'health' },
  year: 2024,
  form: '2021',
  text: '59',
  facts: [
    { metric: 'permits.decisions', state: 'number', value: 59, unit: 'decision', raw: '59', span, resolved_by: 'sums' },
    { metric: 'permits.items_change', state: 'not_on_form', value: null, unit: 'item', raw: null, span: null },
  ],
  disclosure: { volume: null, basis: null, counts: [] },
  mentions: [],
  processing_fee: { state: 'not_stated', amount_yuan: null, span: null },
  findings: [finding('identity.completed', 'info'), finding('narrative.contradicts_table', 'error')],
  checks: [
    { code: 'narrative.contradicts_table', status: 'fail' },
    { code: 'narrative.parts_exceed_total', status: 'not_assessable' },
    { code: 'sum.balance', status: 'pass' },
  ] satisfies Check[],
}

test('a draft is shown as a stored report is: the gravest finding first, without what its form does not have', () => {
  const view = readParsedReport(report)
  expect(view.findings.map(({ code, legalBasis }) => [code, legalBasis])).toEqual([
    ['narrative.contradicts_table', '第五十条'],
    ['identity.completed', '第五十条'],
  ])
  expect([...view.facts.values()]).toEqual([expect.objectContaining({ metric: 'permits.decisions', isFromSums: true })])
  expect([...view.disputed]).toEqual(['permits.decisions'])
})

test('every rule of the catalogue ends somehow, and a rule that needs other reports is not called passed', () => {
  const outcomes = ruleOutcomes(report)
  expect(outcomes.map(({ code }) => code)).toEqual(Object.keys(FINDING_CODES))
  const statusOf = (code: string) => outcomes.find((outcome) => outcome.code === code)?.status
  expect(statusOf('sum.balance')).toBe('pass')
  expect(statusOf('narrative.parts_exceed_total')).toBe('not_assessable')
  expect(statusOf('identity.completed')).toBe('fail')
  expect(statusOf('identity.ambiguous')).toBe('pass')
  expect(statusOf('carryover.requests')).toBe('not_run')
  expect(outcomes.find(({ code }) => code === 'narrative.contradicts_table')?.findings).toBe(1)
})
