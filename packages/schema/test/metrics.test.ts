import { describe, expect, test } from 'vitest'
import * as catalogue from '../src/metrics/index.ts'
import {
  enumNameOf,
  FINDING_CODES,
  findMetric,
  getMetric,
  METRICS,
  metricsOfForm,
  RANKING_SLUGS,
  SECTOR_KEYS,
  SECTORS,
  UNITS,
} from '../src/metrics/index.ts'

const keys = METRICS.map((metric) => metric.key)
const sectionsOf = (form: '2019' | '2021') => {
  const counts = { disclosure: 0, requests: 0, reviews: 0, narrative: 0 }
  for (const metric of metricsOfForm(form)) counts[metric.address.section] += 1
  return counts
}

/** Every `zh` and `en` in a value of the catalogue, with the path that leads there. */
const wordingsIn = (value: unknown, path: string): [string, string][] => {
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, child]): [string, string][] =>
    (key === 'zh' || key === 'en') && typeof child === 'string'
      ? [[`${path}.${key}`, child]]
      : wordingsIn(child, `${path}.${key}`),
  )
}

describe('metrics', () => {
  test('the 2021 form prints 200 figures and the 2019 form 198', () => {
    expect(sectionsOf('2021')).toEqual({ disclosure: 10, requests: 175, reviews: 15, narrative: 0 })
    expect(sectionsOf('2019')).toEqual({ disclosure: 22, requests: 161, reviews: 15, narrative: 0 })
    expect(metricsOfForm('2021')).toHaveLength(200)
    expect(metricsOfForm('2019')).toHaveLength(198)
  })

  test('only the six narrative metrics stand on neither form', () => {
    expect(METRICS.filter((metric) => metric.forms.length === 0).map((metric) => metric.key)).toEqual(
      ['volume', 'website', 'wechat', 'weibo', 'other_channels', 'cumulative'].map((key) => `disclosure.${key}`),
    )
  })

  test('keys are dotted snake_case and unique', () => {
    for (const key of keys) expect(key).toMatch(/^[a-z_]+(\.[a-z_]+)+$/)
    expect(new Set(keys).size).toBe(keys.length)
  })

  test('two keys never share a GraphQL enum name', () => {
    const names = keys.map(enumNameOf)
    for (const name of names) expect(name).toMatch(/^[A-Z_]+$/)
    expect(new Set(names).size).toBe(names.length)
    expect(enumNameOf('permits.decisions')).toBe('PERMITS_DECISIONS')
  })

  test('no two metrics of one form share a label or an address', () => {
    for (const form of ['2019', '2021'] as const) {
      const metrics = metricsOfForm(form)
      const addresses = metrics.map(({ address }) => Object.values(address).join('/'))
      expect(new Set(addresses).size).toBe(metrics.length)
      for (const language of ['zh', 'en'] as const) {
        const labels = metrics.map(
          (metric) => `${metric.address.section} ${metric.address.row} ${metric.label[language]}`,
        )
        expect(new Set(labels).size).toBe(metrics.length)
      }
    }
  })

  test('each metric has a known unit, a definition and a legal basis that names the notices of its forms', () => {
    for (const metric of METRICS) {
      expect(UNITS, metric.key).toHaveProperty(metric.unit)
      expect(metric.legalBasis, metric.key).toContain('政府信息公开条例')
      expect(metric.legalBasis.includes('〔2019〕60号'), metric.key).toBe(metric.forms.includes('2019'))
      expect(metric.legalBasis.includes('〔2021〕30号'), metric.key).toBe(metric.forms.includes('2021'))
    }
  })

  test('findMetric gives undefined for an unknown key, getMetric says what is wrong', () => {
    expect(findMetric('fees.amount')?.unit).toBe('wan_yuan')
    expect(findMetric('fees.none')).toBeUndefined()
    expect(() => getMetric('fees.none')).toThrow('No metric has the key "fees.none"')
  })

  test('the slugs of the three rankings name metrics', () => {
    expect(Object.keys(RANKING_SLUGS)).toEqual(['disclosure-volume', 'permits', 'penalties'])
    for (const key of Object.values(RANKING_SLUGS)) expect(findMetric(key)).toBeDefined()
  })
})

describe('wordings', () => {
  const wordings = wordingsIn(catalogue, 'catalogue')

  test('nothing in the catalogue is empty or padded in either language', () => {
    expect(wordings.length).toBeGreaterThan(2 * METRICS.length)
    for (const [path, text] of wordings) expect([path, text.trim()]).toEqual([path, text || 'a wording'])
  })

  test('English wordings hold Chinese only as the numbering the form prints', () => {
    const chinese = wordings.filter(([path, text]) => path.endsWith('.en') && /\p{Script=Han}/u.test(text))
    expect(chinese.map(([path]) => path)).toEqual(['catalogue.FINDING_CODES.sum.outcomes.en'])
  })

  test('nothing of the catalogue lacks the other language', () => {
    const paths = new Set(wordings.map(([path]) => path))
    for (const path of paths) expect(paths).toContain(path.replace(/\.(zh|en)$/, path.endsWith('.zh') ? '.en' : '.zh'))
  })
})

describe('sectors', () => {
  test('the sectors are those of the contract', () => {
    expect(SECTOR_KEYS.join(' ')).toBe(
      'government health education public_security finance civil_affairs justice human_resources natural_resources ' +
        'ecology_environment housing housing_fund transport water agriculture commerce culture_tourism emergency audit ' +
        'market_regulation statistics veterans medical_security development_reform industry science_technology ' +
        'ethnic_religious sports forestry urban_management taxation meteorology earthquake radio_television ' +
        'foreign_affairs state_assets petitions government_services rural_revitalization grain other',
    )
  })

  test('no word stands for two sectors', () => {
    const words = Object.values(SECTORS).flatMap((sector) => sector.words)
    expect(words.filter((word, i) => words.indexOf(word) !== i)).toEqual([])
  })
})

describe('finding codes', () => {
  test('the codes are those of the contract', () => {
    expect(Object.keys(FINDING_CODES).join(' ')).toBe(
      'sum.balance sum.outcomes sum.applicants sum.reviews carryover.requests carryover.items stock.in_force ' +
        'narrative.contradicts_table narrative.year_mismatch narrative.parts_exceed_total structure.section_missing ' +
        'structure.table_missing structure.numbering form.mixed cell.blank cell.unreadable cell.negative cell.fraction ' +
        'unit.unknown identity.completed identity.ambiguous text.foreign_fragment text.duplicate report.late ' +
        'outlier.year_on_year',
    )
  })

  test('each code rests on a document', () => {
    for (const [code, finding] of Object.entries(FINDING_CODES))
      expect([code, finding.legalBasis]).not.toEqual([code, ''])
  })
})
