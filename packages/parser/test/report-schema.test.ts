import { readdirSync, readFileSync } from 'node:fs'
import { METRICS } from '@gongkai/schema/metrics'
import { Ajv2020 } from 'ajv/dist/2020.js'
import type { Type } from 'typebox'
import { describe, expect, expectTypeOf, test } from 'vitest'
import { parseDocument } from '../src/index.ts'
import type { ParsedReport } from '../src/report.ts'
import { ReportSchema } from '../src/report-schema.ts'

type Writable<T> = T extends object ? { -readonly [K in keyof T]: Writable<T[K]> } : T

const schema = JSON.parse(readFileSync(new URL('../schema/parse.schema.json', import.meta.url), 'utf8'))
const validate = new Ajv2020({ allErrors: true, strict: true, allowUnionTypes: true }).compile(schema)
const problemsOf = (report: unknown) => {
  validate(report)
  return (validate.errors ?? []).map((error) => `${error.instancePath} ${error.message}`)
}

/** Paths of the properties in a schema that have neither a description nor a reference. */
const undescribedIn = (node: unknown, path: string): string[] => {
  if (typeof node !== 'object' || node === null) return []
  return Object.entries(node).flatMap(([key, child]) => {
    const place = `${path}/${key}`
    const isProperty = path.endsWith('/properties') && !/\/(if|then|else)\//.test(path)
    return isProperty && !('description' in child || '$ref' in child) ? [place] : undescribedIn(child, place)
  })
}

const text = '行政许可 4,025'
const span = { start: 5, end: 10 }
const report: ParsedReport = {
  schema: 1,
  parser: '0.1.0',
  source: { name: 'a.txt', media_type: 'text/plain', sha256: 'a'.repeat(64), bytes: 18 },
  agency: {
    name: '洛阳市卫生健康委员会',
    name_as_printed: '市卫生健康委员会',
    region_code: '410300',
    level: 'prefecture',
    sector: 'health',
  },
  year: 2020,
  form: '2019',
  text,
  facts: [
    { metric: 'permits.decisions', state: 'number', value: 4025, unit: 'decision', raw: '4,025', span },
    { metric: 'penalties.decisions', state: 'missing', value: null, unit: 'decision', raw: null, span: null },
  ],
  disclosure: {
    volume: 440,
    basis: 'sum_of_channels',
    counts: [{ value: 440, approximate: true, unit: '条', kind: 'channel', channel: 'website', span }],
  },
  mentions: [{ metric: 'permits.decisions', value: 4025, relation: 'equal', span }],
  processing_fee: { state: 'none', amount_yuan: 0, span },
  findings: [
    {
      code: 'cell.blank',
      severity: 'warning',
      origin: 'document',
      metrics: ['permits.decisions'],
      expected: null,
      actual: null,
      message: { zh: '单元格空白', en: 'A cell is blank' },
      spans: [span],
      legal_basis: '国办公开办函〔2021〕30号',
    },
  ],
  checks: [{ code: 'sum.balance', status: 'not_assessable' }],
}
const [number, missing] = report.facts

describe('schema/parse.schema.json', () => {
  test('its type is the type of the parsed report', () => {
    expectTypeOf<Type.Static<typeof ReportSchema>>().toEqualTypeOf<Writable<ParsedReport>>()
    expect(Object.keys(ReportSchema.properties).sort()).toEqual(Object.keys(report).sort())
  })

  test('it is what ReportSchema generates', () => {
    const { $schema, title, description, ...rest } = schema
    expect(rest).toEqual(JSON.parse(JSON.stringify(ReportSchema)))
    expect($schema).toBe('https://json-schema.org/draft/2020-12/schema')
    expect(title && description).toBeTruthy()
  })

  test('it accepts a parsed report, and additions to it', () => {
    expect(problemsOf(report)).toEqual([])
    expect(problemsOf({ ...report, addition: 1 })).toEqual([])
  })

  test('it knows every metric of the catalogue and no other', () => {
    expect(schema.$defs.Metric.enum).toEqual(METRICS.map(({ key }) => key))
    expect(problemsOf({ ...report, facts: [{ ...number, metric: 'permits.none' }] })).toEqual([
      '/facts/0/metric must be equal to one of the allowed values',
    ])
  })

  test.each([
    ['a key is missing', { ...report, findings: undefined }, "must have required property 'findings'"],
    ['a missing figure has a value', { ...report, facts: [{ ...missing, value: 0 }] }, '/facts/0/value must be null'],
    ['a number has no value', { ...report, facts: [{ ...number, value: null }] }, '/facts/0/value must be number'],
    ['a number has no raw text', { ...report, facts: [{ ...number, raw: null }] }, '/facts/0/raw must be string'],
    ['a state is unknown', { ...report, facts: [{ ...missing, state: 'zero' }] }, '/facts/0/state must be equal'],
    ['a form is unknown', { ...report, form: '2020' }, '/form must be equal to one of the allowed values'],
  ])('it refuses a report where %s', (_, wrong, problem) => {
    expect(problemsOf(JSON.parse(JSON.stringify(wrong))).join('\n')).toContain(problem)
  })

  test('each property is described, or refers to what is', () => {
    expect(undescribedIn(schema, '#')).toEqual([])
    expect(undescribedIn({ properties: { a: { type: 'string' } } }, '#')).toEqual(['#/properties/a'])
  })
})

describe('the samples', () => {
  const folder = new URL('../../../samples/', import.meta.url)
  const names = readdirSync(folder).filter((name) => name.endsWith('.txt'))

  test.each(names)('%s parses into what the schema describes', async (name) => {
    const reports = await parseDocument({ name, bytes: readFileSync(new URL(name, folder)) })
    expect(reports).toHaveLength(1)
    expect(problemsOf(JSON.parse(JSON.stringify(reports[0])))).toEqual([])
  })
})
