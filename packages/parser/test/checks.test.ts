/** One passing and one failing report for each rule; a rule without a pair fails. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { RULES } from '../src/findings/checks.ts'
import { parseDocument } from '../src/parse-document.ts'

const REPORT = readFileSync(join(import.meta.dirname, 'fixtures/layouts/money-in-yuan/input.txt'), 'utf8')
const VOLUME = '主动公开政府信息310条'
const DUPLICATE = '2.重复申请 1 0 0 0 0 0 1'
const FAILED_OTHERS = /1\.申请人无正当理由逾期[\s\S]*3\.其他 0 0 0 0 0 0 0/

/** What is replaced in a faultless report, by what. */
type Edit = readonly [string | RegExp, string]
interface RuleCase {
  readonly code: string
  readonly fails: Edit
  /** Where the report as it is gives the rule nothing to look at. */
  readonly passes?: Edit
  readonly metrics?: readonly string[]
}

const CASES: readonly RuleCase[] = [
  {
    code: 'sum.balance',
    fails: ['继续办理 1 0 0 0 0 0 1', '继续办理 2 0 0 0 0 0 2'],
    metrics: ['requests.carried_out.natural_person'],
  },
  {
    code: 'sum.outcomes',
    fails: [DUPLICATE, '2.重复申请 3 0 0 0 0 0 3'],
    metrics: ['requests.not_processed.duplicate.natural_person', 'requests.resolved_total.natural_person'],
  },
  {
    code: 'sum.applicants',
    fails: [DUPLICATE, '2.重复申请 1 0 0 0 0 0 4'],
    metrics: ['requests.not_processed.duplicate.total'],
  },
  { code: 'sum.reviews', fails: ['1 0 1 0 2 0', '1 0 1 0 5 0'], metrics: ['reconsideration.total'] },
  {
    code: 'narrative.contradicts_table',
    passes: [VOLUME, `${VOLUME}。全年收到政府信息公开申请25件`],
    fails: [VOLUME, `${VOLUME}。全年收到政府信息公开申请99件`],
    metrics: ['requests.received.total'],
  },
  { code: 'narrative.year_mismatch', fails: [VOLUME, `${VOLUME}。\n2021年，本机关认真落实公开要求`] },
  {
    code: 'narrative.parts_exceed_total',
    passes: [VOLUME, `${VOLUME}，其中政策文件类信息10条`],
    fails: [VOLUME, `${VOLUME}，其中政策文件类信息400条`],
    metrics: ['disclosure.volume'],
  },
  { code: 'structure.section_missing', fails: ['六、其他需要报告的事项\n', ''] },
  {
    code: 'structure.table_missing',
    fails: [`${DUPLICATE}\n`, ''],
    metrics: ['requests.not_processed.duplicate.total', 'requests.not_processed.petition.total'],
  },
  { code: 'structure.numbering', fails: ['五、存在的主要问题', '七、存在的主要问题'] },
  { code: 'form.mixed', fails: [FAILED_OTHERS, '0 0 0 0 0 0 0'] },
  { code: 'text.foreign_fragment', fails: [VOLUME, `${VOLUME}，持续 strengthen 培训`] },
  { code: 'cell.blank', fails: ['行政许可 128', '行政许可 —'], metrics: ['permits.decisions'] },
  { code: 'cell.unreadable', fails: ['行政许可 128', '行政许可 12 8'], metrics: ['permits.decisions'] },
  { code: 'cell.negative', fails: ['行政许可 128', '行政许可 -128'], metrics: ['permits.decisions'] },
  { code: 'cell.fraction', fails: ['行政许可 128', '行政许可 12.8'], metrics: ['permits.decisions'] },
  {
    code: 'unit.unknown',
    fails: [/（单位：万元）\n行政事业性收费 251000元/, '\n行政事业性收费 8040'],
    metrics: ['fees.amount'],
  },
]

const parseEdited = async ([from, to]: Edit = ['', '']) => {
  const text = REPORT.replace(from, to)
  expect(from === '' || text !== REPORT, `${from} stands in the report`).toBe(true)
  const [report] = await parseDocument({ name: 'report.txt', bytes: new TextEncoder().encode(text) })
  if (!report) throw new Error('The report was not found.')
  return report
}

it('every rule has a passing and a failing case', () => {
  expect(CASES.map((row) => row.code).sort()).toEqual(RULES.map((rule) => rule.code).sort())
})

describe.each(CASES)('the rule $code', ({ code, passes, fails, metrics = [] }) => {
  it('passes on a report without that fault', async () => {
    const { checks, findings } = await parseEdited(passes)
    expect(checks.find((check) => check.code === code)?.status).toBe('pass')
    expect(findings.filter((finding) => finding.code === code)).toEqual([])
  })

  it('fails on a report with it, naming the cells and the law, in both languages', async () => {
    const { checks, findings } = await parseEdited(fails)
    const own = findings.filter((finding) => finding.code === code)
    expect(checks.find((check) => check.code === code)?.status).toBe('fail')
    expect(own.length).toBeGreaterThan(0)
    for (const metric of metrics) expect(own.flatMap((finding) => finding.metrics)).toContain(metric)
    for (const { legal_basis, message } of own) {
      expect(legal_basis).not.toBe('')
      expect(message.zh + message.en).not.toMatch(/[{}]|undefined/)
    }
  })
})

it('figures that could not be bound leave open whose fault a sum of outcomes is', async () => {
  const originOf = async (row: string) => {
    const { findings } = await parseEdited([/3\.其他 [\s\S]*22 3 0 0 0 1 26/, `${row}（七）总计 24 3 0 0 0 1 28`])
    return findings.find((finding) => finding.code === 'sum.outcomes')?.origin
  }
  expect(await originOf('3.其他 0 0 0 0 0 0 0\n')).toBe('document')
  expect(await originOf('3.其他 0 0 0 0 0 0 0\n4.其他情形 2 0 0 0 0 0 2\n')).toBe('unknown')
})

const DEFICITS = '公开内容的深度仍有不足'
const FEE = '2023年，本机关未收取信息处理费'

describe('the year', () => {
  it.each([
    [DEFICITS, `2022年，我局政府信息公开工作取得一定成绩，但${DEFICITS}`, 'section five of the year before'],
    [FEE, '2022年，本机关未收取信息处理费', 'a fee of the year before'],
  ])('of %s is told where it says %s: %s', async (from, to) => {
    const { findings } = await parseEdited([from, to])
    const [own] = findings.filter(({ code }) => code === 'narrative.year_mismatch')
    expect(own).toMatchObject({ expected: 2023, actual: 2022 })
  })

  it.each([
    [DEFICITS, `2023年，我局政府信息公开工作取得一定成绩，但${DEFICITS}`],
    [DEFICITS, `2022年，我局在培训上存在不足，已整改到位。${DEFICITS}`],
    [DEFICITS, `${DEFICITS}。2024年，我局将继续努力`],
    [FEE, '根据2021年1月1日施行的办法，本机关未收取信息处理费'],
    [FEE, '按照国办函〔2020〕109号文件，本机关未收取信息处理费'],
  ])('of %s is its own in %s', async (from, to) => {
    const { findings } = await parseEdited([from, to])
    expect(findings.map(({ code }) => code)).not.toContain('narrative.year_mismatch')
  })
})

describe('no agency is accused', () => {
  const codesOf = async (edit: Edit) => (await parseEdited(edit)).findings.map((finding) => finding.code)

  it('of leaving out a section that is there under another heading', async () => {
    expect(await codesOf([/五、存在的主要问题[^\n]*/, '五、主要问题与整改措施'])).not.toContain(
      'structure.section_missing',
    )
  })
  it.each([
    ['一、总体情况', '一、2023年政府信息公开工作总体情况'],
    ['一、总体情况', '第一部分 总体情况'],
    ['一、总体情况', '（一）总体情况'],
    ['一、总体情况', '一、工作开展情况'],
    ['六、其他需要报告的事项', '六、其它需要报告的事项'],
    ['六、其他需要报告的事项', '六、其他'],
  ])('of leaving out %s where it says %s', async (heading, other) => {
    expect(await codesOf([heading, other])).not.toContain('structure.section_missing')
  })
  it('of a gap where the headings of the tables count from one again', async () => {
    expect(await codesOf(['二、主动公开', '一、主动公开'])).not.toContain('structure.numbering')
  })
  it('of contradicting itself with its county’s figure', async () => {
    expect(
      await codesOf([VOLUME, `${VOLUME}。全市共收到政府信息公开申请99件，我局收到政府信息公开申请25件`]),
    ).not.toContain('narrative.contradicts_table')
  })
  it.each([
    ['narrative.parts_exceed_total', '，其中政策文件200条、工作动态110条，网站发布190条、微信公众号发布120条'],
    ['narrative.parts_exceed_total', '，其中政策文件200条（规范性文件60条、其他文件140条）、工作动态110条'],
    ['narrative.parts_exceed_total', '，其中网站发布300条，微信公众号发布280条'],
    ['structure.numbering', '。依据第十六条第\n（四）项、第二十条第\n（五）项公开'],
    ['structure.numbering', '。存在问题：（一）认识不足。\n（二）内容不够。'],
    ['narrative.year_mismatch', '。\n2021年，本机关公开信息280条，2023年，本机关公开信息310条'],
    ['narrative.year_mismatch', '。\n2021年度，全市政务公开考核中本机关排名第一'],
    ['narrative.year_mismatch', '。与2021年1月1日至2021年12月31日相比有所增加'],
    ['text.foreign_fragment', '，提供excel和word版本下载'],
  ] as const)('of %s by %s', async (code, words) => {
    expect(await codesOf([VOLUME, VOLUME + words])).not.toContain(code)
  })
})
