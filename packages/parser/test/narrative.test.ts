import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { readNarrative, readProcessingFee } from '../src/narrative/index.ts'
import type { Teller } from '../src/narrative/subjects.ts'

const fixture = <T>(name: string): T[] =>
  JSON.parse(readFileSync(new URL(`fixtures/narrative/${name}.json`, import.meta.url), 'utf8'))
const whole = (text: string) => ({ start: 0, end: text.length })

interface CountCase {
  case: string
  year: number
  teller?: Teller
  text: string
  volume: number | null
  basis: string | null
  counts: [printed: string, value: number, kind: string, channel: string | null, approximate?: string][]
}

describe('disclosure counts', () => {
  test.each(fixture<CountCase>('counts'))('$case', ({ year, teller, text, volume, basis, counts }) => {
    const { disclosure } = readNarrative(text, whole(text), { year, teller })
    expect(
      disclosure.counts.map(({ value, kind, channel, approximate, span }) => [
        text.slice(span.start, span.end),
        value,
        kind,
        channel,
        ...(approximate ? ['approximate'] : []),
      ]),
    ).toEqual(counts)
    expect({ volume: disclosure.volume, basis: disclosure.basis }).toEqual({ volume, basis })
  })
})

interface MentionCase {
  case: string
  year: number
  teller?: Teller
  text: string
  mentions: [metric: string, value: number, relation: string][]
}

describe('figures the tables give too', () => {
  test.each(fixture<MentionCase>('mentions'))('$case', ({ year, teller, text, mentions }) => {
    const found = readNarrative(text, whole(text), { year, teller }).mentions
    expect(found.map(({ metric, value, relation }) => [metric, value, relation])).toEqual(
      expect.arrayContaining(mentions),
    )
    expect(found).toHaveLength(mentions.length)
  })
})

interface FeeCase {
  case: string
  text: string
  state: string
  amount_yuan: number | null
}

describe('the processing fee', () => {
  test.each(fixture<FeeCase>('fees'))('$case', ({ text, state, amount_yuan }) => {
    const fee = readProcessingFee(text, whole(text))
    expect({ state: fee.state, amount_yuan: fee.amount_yuan }).toEqual({ state, amount_yuan })
    expect(fee.span === null).toBe(state === 'not_stated')
  })
})

describe('years of the prose', () => {
  test.each(fixture<{ case: string; text: string; years: [number, string][] }>('years'))('$case', ({ text, years }) => {
    const { yearMentions } = readNarrative(text, whole(text), { year: 2024 })
    expect(yearMentions.map(({ year, role }) => [year, role])).toEqual(years)
    for (const { year, span } of yearMentions) expect(text.slice(span.start, span.end)).toBe(String(year))
  })
})

interface SampleCase {
  case: string
  year: number
  volume: number
  basis: string
  mentions: string[]
}

const readSample = (name: string) => readFileSync(new URL(`../../../samples/${name}.txt`, import.meta.url), 'utf8')
const SECTION_ONE = /一、总体情况([\s\S]*?)二、主动公开政府信息情况/

describe('the first section of the samples', () => {
  test.each(fixture<SampleCase>('samples'))('$case', ({ case: name, year, volume, basis, mentions }) => {
    const section = readSample(name).match(SECTION_ONE)?.[1] ?? ''
    const narrative = readNarrative(section, whole(section), { year })
    expect(narrative.disclosure).toMatchObject({ volume, basis })
    expect(narrative.mentions.map(({ metric, value }) => `${metric}=${value}`).sort()).toEqual(mentions.sort())
    expect(narrative.mentions.every(({ relation }) => relation === 'equal')).toBe(true)
  })
})

const SAMPLES = fixture<SampleCase>('samples').map((sample) => readSample(sample.case))

describe('any text', () => {
  test.each(SAMPLES)('has its spans within the range, at the figures they name', (text) => {
    const range = { start: 20, end: Math.floor(text.length / 2) }
    const { disclosure, mentions } = readNarrative(text, range, { year: null })
    for (const { span } of [...disclosure.counts, ...mentions]) {
      expect(span.start).toBeGreaterThanOrEqual(range.start)
      expect(span.end).toBeLessThanOrEqual(range.end)
    }
    for (const { span, unit } of disclosure.counts) expect(text.slice(span.start, span.end).endsWith(unit)).toBe(true)
  })

  test.each(SAMPLES)('read twice gives the same', (text) => {
    expect(readNarrative(text, whole(text), { year: 2024 })).toEqual(readNarrative(text, whole(text), { year: 2024 }))
  })

  test.each(['公开信息1条', '网站公开科普类信息1条，', '收到1件申请', '均为自然人申请', '截至累计', '1', '一'])(
    'without end, of %s, is read in seconds of its own',
    (unit) => {
      const text = unit.repeat(250_000 / unit.length)
      const before = process.cpuUsage()
      expect(readNarrative(text, whole(text), { year: 2024 }).disclosure.basis).not.toBe('sum_of_channels')
      expect(process.cpuUsage(before).user / 1000).toBeLessThan(8000)
    },
    60_000,
  )

  test('means the same with a line break after every character', () => {
    const text = fixture<CountCase>('counts')
      .map((count) => count.text)
      .join('\n')
    const broken = [...text].join('\n')
    const values = (of: string) =>
      readNarrative(of, whole(of), { year: null }).disclosure.counts.map((count) => count.value)
    expect(values(broken)).toEqual(values(text))
  })
})
