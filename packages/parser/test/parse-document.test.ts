import { describe, expect, test } from 'vitest'
import { DocumentError } from '../src/document/document.ts'
import { parseDocument } from '../src/parse-document.ts'
import type { ParsedReport } from '../src/report.ts'
import { LAYOUTS, PLAIN, randomStyle, seededRandom } from './render/index.ts'
import { AGENCIES } from './render/wording.ts'
import { listSamples, parseOne, renamed, valuesOf } from './samples.ts'

const samples = listSamples()
const byName = samples.map((sample) => [sample.name, sample] as const)
const findingKeys = (findings: readonly { code: string; metrics: readonly string[] }[]) =>
  findings.map(({ code, metrics }) => `${code} ${metrics.join(',')}`.trim()).sort()
const withoutPlaces = (report: ParsedReport) =>
  report.disclosure.counts.map(({ value, unit, kind, channel }) => ({ value, unit, kind, channel }))
/** Spans of foreign text name no metric; the golden list names rules and metrics only. */
const metricless = ({ text: _, ...count }: { readonly text: string }) => count

test('there are five samples, and 998 cells in them', () => {
  expect(samples).toHaveLength(5)
  expect(samples.flatMap((sample) => Object.keys(sample.expected.facts))).toHaveLength(998)
})

describe.each(byName)('the sample %s', (name, { bytes, expected }) => {
  test('is read without one wrong or missing cell', async () => {
    const report = await parseOne(name, bytes)
    expect(valuesOf(report.facts)).toEqual(expected.facts)
    expect(report.form).toBe(expected.form)
  })

  test('proves each value by its place', async () => {
    const { facts, text, disclosure, mentions } = await parseOne(name, bytes)
    for (const { raw, span } of facts) expect(span && text.slice(span.start, span.end)).toBe(raw)
    for (const { span, value } of disclosure.counts) expect(text.slice(span.start, span.end)).toContain(String(value))
    for (const { span } of mentions) expect(text.slice(span.start, span.end)).not.toBe('')
  })

  test('is attached to its agency, region, level, sector and year', async () => {
    const report = await parseOne(name, bytes)
    expect(report.agency).toEqual(expected.agency)
    expect(report.year).toBe(expected.year)
  })

  test('has the disclosure volume and every count that it states', async () => {
    const report = await parseOne(name, bytes)
    expect(report.disclosure).toMatchObject({ volume: expected.disclosure.volume, basis: expected.disclosure.basis })
    expect(withoutPlaces(report)).toEqual(expected.disclosure.counts.map(metricless))
  })

  test('has exactly the findings that it deserves', async () => {
    const report = await parseOne(name, bytes)
    expect(findingKeys(report.findings)).toEqual(findingKeys(expected.findings))
  })

  test('is read the same twice', async () => {
    expect(await parseOne(name, bytes)).toEqual(await parseOne(name, bytes))
  })
})

/** Slow layouts are rendered for one sample of each form only. */
const isSlow = (layout: string) => layout === 'docx' || layout.startsWith('pdf')
const variants = samples.flatMap((sample, s) =>
  LAYOUTS.filter((layout) => !isSlow(layout.name) || s === 1 || s === 2).map((layout, l) => ({
    sample,
    layout,
    agency: AGENCIES[(s + l) % AGENCIES.length] as (typeof AGENCIES)[number],
    seed: s * 100 + l,
  })),
)

describe('the same reports renamed, laid out anew and renumbered', () => {
  test.each(
    variants.map(
      (variant) => [`${variant.sample.name} of ${variant.agency.name} as ${variant.layout.name}`, variant] as const,
    ),
  )('%s', async (_, { sample, layout, agency, seed }) => {
    const random = seededRandom(seed)
    const figures = renamed(sample, agency)
    const style = layout.name === 'text-collapsed' ? PLAIN : { ...randomStyle(random), aliases: false }
    const report = await parseOne('report', await layout.render(figures, random, style))
    const read = valuesOf(report.facts)
    const expected = sample.expected.facts
    if (layout.legible) expect(read).toEqual(expected)
    else for (const [metric, value] of Object.entries(read)) expect([expected[metric], 'unreadable']).toContain(value)
    expect(report.agency.name).toBe(agency.name)
    expect(report.agency.region_code).toBe(agency.regionCode)
    expect(report.year).toBe(sample.expected.year)
    expect(report.disclosure.volume).toBe(sample.expected.disclosure.volume)
  })
})

describe('what is no report', () => {
  const refusal = async (bytes: Uint8Array) => {
    try {
      return await parseDocument({ name: 'draft.txt', bytes })
    } catch (error) {
      return error
    }
  }
  const encoded = (text: string) => new TextEncoder().encode(text)
  test.each([
    ['an empty file', new Uint8Array(), 'document.empty'],
    ['a shopping list', encoded('鸡蛋 12\n牛奶 3'), 'document.not_a_report'],
    [
      'a page that only speaks of reports',
      encoded('依法公布政府信息公开工作年度报告，是各级行政机关的义务。'),
      'document.not_a_report',
    ],
    ['bytes in no encoding', new Uint8Array([0x81, 0xff, 0xff, 0x20]), 'document.encoding'],
    ['a picture', new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a]), 'document.unsupported'],
    ['an archive', new Uint8Array([0x50, 0x4b, 0x03, 0x04, 0, 0]), 'document.unsupported'],
    ['an archive of another kind', encoded('Rar!\x1a\x07\x01\0'), 'document.unsupported'],
    [
      'a spreadsheet as XML',
      encoded('<?xml version="1.0"?>\n<?mso-application progid="Excel.Sheet"?><Workbook/>'),
      'document.unsupported',
    ],
    [
      'a saved page without pages',
      encoded('MIME-Version: 1.0\nContent-Type: multipart/related\n\n'),
      'document.corrupt',
    ],
    ['half a PDF', encoded('%PDF-1.7\n1 0 obj'), 'document.corrupt'],
  ])('%s is refused with a code and one line', async (_, bytes, code) => {
    const error = await refusal(bytes)
    expect(error).toBeInstanceOf(DocumentError)
    expect(error).toMatchObject({ code, message: expect.stringMatching(/^draft\.txt [^\n]+\.$/) })
  })
})

test('a report of before the form tells what it disclosed in its section of disclosure', async () => {
  const text = [
    '桐柏县审计局2014年政府信息公开工作年度报告',
    '一、概述',
    '本报告根据条例编制。',
    '二、主动公开政府信息情况',
    '2014年新增主动公开政府信息58条。',
    '附表 政府信息公开情况统计表',
    '指标名称 计量单位 2014年度 历年累计',
    '主动公开信息数 条 58 407',
  ].join('\n')
  const report = await parseOne('a.txt', new TextEncoder().encode(text))
  expect(report).toMatchObject({ year: 2014, form: 'pre2019', facts: [] })
  expect(report.disclosure).toMatchObject({ volume: 58, basis: 'stated_total' })
})
