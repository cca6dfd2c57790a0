import {
  APPLICANTS,
  DISCLOSURE_BLOCKS,
  FINDING_CODES,
  METRICS,
  REQUEST_GROUPS,
  REQUEST_ROWS,
  REVIEW_GROUPS,
  REVIEW_HEAD,
  SECTIONS,
  type Wording,
} from '@gongkai/schema/metrics'
import { describe, expect, test } from 'vitest'
import { readTracked } from './tracked-files.ts'

interface Term {
  readonly zh: string
  readonly en: string
  readonly code: string
}

const ROW = /^\| (\p{Script=Han}+) \| ([^|]+) \| (?:`([^`]+)`|–) \|/gmu
const termsOf = (page: string): Term[] =>
  [...page.matchAll(ROW)].map(([, zh, en, code]) => ({ zh: zh as string, en: en as string, code: code ?? '' }))

const [, general = '', ...tables] = readTracked('docs/glossary.md').split(/^## /m)
const GENERAL = termsOf(general)
/** Words for the rows and columns of the form. Labels are short, so only these must stand in them. */
const FORM_TERMS = termsOf(tables.join(''))
const longestFirst = [...FORM_TERMS].sort((a, b) => b.zh.length - a.zh.length)

/** Terms of the glossary in a Chinese wording; a term inside a longer one is not counted. */
const termsIn = (zh: string): Term[] => {
  let rest = zh
  return longestFirst.filter((term) => {
    const found = rest.includes(term.zh)
    rest = rest.replaceAll(term.zh, '　')
    return found
  })
}
const breachesOf = ({ zh, en }: Wording) =>
  termsIn(zh)
    .filter((term) => !en.toLowerCase().includes(term.en.toLowerCase()))
    .map((term) => `${zh}: ${JSON.stringify(en)} does not say ${JSON.stringify(term.en)}`)

describe('docs/glossary.md', () => {
  test('has each Chinese term once', () => {
    const terms = [...GENERAL, ...FORM_TERMS].map(({ zh }) => zh)
    expect(terms.length).toBeGreaterThan(40)
    expect(terms.filter((zh, i) => terms.indexOf(zh) !== i)).toEqual([])
  })

  test('a label with another word for a term is a breach', () => {
    expect(breachesOf({ zh: '行政许可 · 处理决定数量', en: 'Administrative permits: decisions' })).toEqual([])
    expect(breachesOf({ zh: '行政许可', en: 'Licences' })).toEqual([
      '行政许可: "Licences" does not say "administrative permits"',
    ])
    expect(termsIn('行政规范性文件').map(({ en }) => en)).toEqual(['normative documents'])
  })

  test('the labels of the catalogue use its words', () => {
    const labels: Wording[] = [
      ...METRICS.filter((metric) => metric.address.section !== 'requests').map((metric) => metric.label),
      ...DISCLOSURE_BLOCKS.flatMap((block) => [...block.rows, ...block.columns['2019'], ...block.columns['2021']]),
      ...[...APPLICANTS, ...REQUEST_GROUPS, ...REVIEW_GROUPS, REVIEW_HEAD],
    ]
    expect(labels.flatMap(breachesOf)).toEqual([])
  })

  test.each([...REQUEST_ROWS, ...SECTIONS])('$en uses its words', (label) => {
    expect(breachesOf(label)).toEqual([])
  })

  test('each key it gives stands in the catalogue', () => {
    const known = new Set([...METRICS.flatMap(({ key }) => key.split('.')), ...Object.keys(FINDING_CODES)])
    const isKnown = (code: string) =>
      known.has(code) || [...known].some((key) => code.replace('*', '') === `${key.split('.')[0]}.`)
    const codes = FORM_TERMS.map(({ code }) => code).filter((code) => code !== '')
    expect(codes.length).toBeGreaterThan(30)
    expect(codes.filter((code) => !isKnown(code))).toEqual([])
  })
})
