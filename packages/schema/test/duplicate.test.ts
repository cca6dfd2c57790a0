import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { lettersOf } from '../src/cross-report/form-wording.ts'
import { findDuplicate, narrativeBands, type Text } from '../src/cross-report/index.ts'
import { REQUEST_ROWS, SECTIONS } from '../src/metrics/index.ts'

const SAMPLES = new URL('../../../samples/', import.meta.url)
const samples = readdirSync(SAMPLES).map((name) => readFileSync(new URL(name, SAMPLES), 'utf8'))
const textOf = (text: string, reportId = 1, agency = '桐柏县卫生健康委员会'): Text => ({
  reportId,
  agency,
  year: 2024,
  text,
  cells: [],
})
/** The fifth sample, as another agency would copy it: every name and every figure replaced. */
const original = samples.find((text) => text.includes('桐柏县')) ?? ''
const copy = original
  .replaceAll(/桐柏县卫生健康委员?会?|桐柏县卫健委/g, '栾川县人民医院管理中心')
  .replaceAll('卫生健康', '医院管理')
  .replaceAll(/[1-9]/g, '7')
const sharedBands = (a: string, b: string) => {
  const bands = new Set(narrativeBands(a, []))
  return narrativeBands(b, []).filter((band) => bands.has(band)).length
}

describe('text.duplicate', () => {
  test('says nothing of two agencies that wrote their own reports', () => {
    for (const text of samples)
      for (const other of samples.filter((one) => one !== text)) {
        expect(sharedBands(text, other)).toBe(0)
        expect(findDuplicate(textOf(text), [textOf(other, 2)])).toBeUndefined()
      }
  })

  test('finds a copy in which every name and figure was replaced', () => {
    expect(sharedBands(original, copy)).toBeGreaterThan(0)
    expect(findDuplicate(textOf(copy, 2, '栾川县人民医院管理中心'), [textOf(original)])).toMatchObject({
      code: 'text.duplicate',
      severity: 'warning',
      relatedReportId: 1,
      message: { zh: expect.stringContaining('与 桐柏县卫生健康委员会 2024 年报告雷同') },
    })
  })

  test('shows the passages in both texts', () => {
    const found = findDuplicate(textOf(copy, 2), [textOf(original)])
    const passages = found?.spans.map(({ start, end }) => lettersOf(copy.slice(start, end)))
    const others = found?.relatedSpans.map(({ start, end }) => lettersOf(original.slice(start, end)))
    expect(passages?.length).toBeGreaterThan(3)
    expect(passages).toEqual(others)
    expect(passages?.some((passage) => passage.includes('明确信息采集审核发布等各个环节的责任人和工作流程'))).toBe(true)
  })

  test('names the report that is repeated most', () => {
    const half = original.slice(0, 700) + (samples[0] ?? '').slice(0, 300)
    expect(findDuplicate(textOf(copy, 3), [textOf(half, 1), textOf(original, 2)])?.relatedReportId).toBe(2)
  })

  test('is not misled by line ends, spaces and punctuation', () => {
    const broken = original.replaceAll(/(.{17})/g, '$1\n').replaceAll('，', ', ')
    expect(narrativeBands(broken, [])).toEqual(narrativeBands(original, []))
    expect(findDuplicate(textOf(broken, 2), [textOf(original)])?.actual).toBe(100)
  })

  test('does not count what the form makes every report say', () => {
    const headings = [...SECTIONS, ...REQUEST_ROWS].map(({ number, zh }) => `${number}${zh}`).join('\n')
    const courtesy =
      '根据《中华人民共和国政府信息公开条例》有关规定编制本报告，本报告所列数据的统计期限自2024年1月1日起。'
    expect(narrativeBands(`${headings}\n${courtesy}\n`.repeat(20), [])).toEqual([])
  })

  test('says nothing of a narrative of a few sentences', () => {
    const short = original.slice(0, 150)
    expect(narrativeBands(short, [])).toEqual([])
  })

  test('looks only outside the tables', () => {
    const start = original.indexOf('第二十条')
    const cells = [{ start, end: original.indexOf('五、') }]
    const other = original.slice(0, start) + '另一张表。'.repeat(200) + original.slice(original.indexOf('五、'))
    const otherCells = [{ start, end: other.indexOf('五、') }]
    expect(narrativeBands(other, otherCells)).toEqual(narrativeBands(original, cells))
  })

  test('fingerprints a text as it always did, since stored ones are compared with new ones', () => {
    expect(narrativeBands(original, [])).toMatchInlineSnapshot(`
      [
        2119656846,
        1767365221,
        1574662350,
        -1155437377,
        -442716115,
        587067026,
        784573093,
        -1865958723,
        186598626,
        -1843327946,
        -1799951503,
        -1635904376,
      ]
    `)
  })
})
