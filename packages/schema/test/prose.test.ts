import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { prosePassages, snippetsOf, termsIn, termsOfWords, wordsOf } from '../src/prose/index.ts'

const all = (text: string) => [{ start: 0, end: text.length }]
/** The pairs of letters behind the terms. */
const pairsIn = (text: string) =>
  termsIn(text, all(text)).map((term) => String.fromCharCode((term >>> 16) & 0xffff, term & 0xffff))

describe('the terms of a text', () => {
  test.each([
    ['every two letters side by side, each once', '公开公开', ['公开', '开公']],
    ['no pair across a sign', '公开，条例', ['公开', '条例']],
    ['pairs across a line that is broken within a word', '政\n务 公　开', ['政务', '务公', '公开']],
    ['no pair across an empty line', '公开\n\n条例', ['公开', '条例']],
    ['capitals and full width as small and narrow', 'ＡPP５g', ['ap', 'pp', 'p5', '5g']],
    ['no pair of a single letter', '公', []],
    ['both halves of a rare character', '𠮷县', ['𠮷', '\udfb7县']],
  ])('are %s', (_what, text, pairs) => {
    expect(pairsIn(text)).toEqual(pairs)
  })

  it('hold those of every word that stands in it', () => {
    const letter = fc.constantFrom(...'公开条例政务a5 \n，')
    const text = fc.string({ unit: letter, maxLength: 60 })
    fc.assert(
      fc.property(text, fc.nat(60), fc.integer({ min: 2, max: 9 }), (whole, from, length) => {
        const terms = new Set(termsIn(whole, all(whole)))
        const words = wordsOf(whole.slice(from, from + length)).filter((word) => word.length > 1)
        expect(termsOfWords(words).filter((term) => !terms.has(term))).toEqual([])
      }),
    )
  })
})

test('words are parted by white space and signs, each once', () => {
  expect(wordsOf('  政务公开，信访 信访\n12345热线 ')).toEqual(['政务公开', '信访', '12345热线'])
  expect(wordsOf(' ，。 ')).toEqual([])
})

describe('the prose of a report', () => {
  const text =
    '一、总体情况\n我局公开信息。\n二、主动公开政府\n信息情况\n规章 本年制发 3\n行政复议 4\n五、问题\n人手不足。'
  const cellAt = (raw: string) => ({ start: text.indexOf(raw), end: text.indexOf(raw) + 1 })

  it('is what stands before the heading of the first table and after the last cell', () => {
    const passages = prosePassages(text, [cellAt('4'), cellAt('3')])
    expect(passages.map(({ start, end }) => text.slice(start, end))).toEqual([
      '一、总体情况\n我局公开信息。\n二、',
      '\n五、问题\n人手不足。',
    ])
  })

  it('is all of a report without tables', () => {
    expect(prosePassages(text, [])).toEqual(all(text))
  })
})

describe('snippets', () => {
  const text =
    '本年度我局扎实推进政务\n公开。群众信访事项全部办结！另有一句很长的话，说的是别的事情，与此无关，也不该出现。\n\n政务公开培训两次，信访、政务公开均有提升。'
  const shown = (words: readonly string[], most = 9) =>
    snippetsOf(text, all(text), words, most).map((snippet) => ({
      text: snippet.text,
      words: snippet.highlights.map(({ start, end }) => snippet.text.slice(start, end)),
    }))

  it('are sentences with every word in its place', () => {
    expect(shown(['政务公开'])).toEqual([
      { text: '本年度我局扎实推进政务\n公开。', words: ['政务\n公开'] },
      { text: '政务公开培训两次，信访、政务公开均有提升。', words: ['政务公开', '政务公开'] },
    ])
  })

  it('are those with most of the words, in the order of the text', () => {
    expect(shown(['信访', '政务公开'], 2).map((snippet) => snippet.text)).toEqual([
      '本年度我局扎实推进政务\n公开。',
      '政务公开培训两次，信访、政务公开均有提升。',
    ])
    expect(shown(['信访', '政务公开'], 1)).toEqual([
      { text: '政务公开培训两次，信访、政务公开均有提升。', words: ['政务公开', '信访', '政务公开'] },
    ])
  })

  it('show words that overlap as one, and nothing where there are none', () => {
    expect(shown(['推进政', '政务公'])[0]?.words).toEqual(['推进政务\n公'])
    expect(shown(['听证'])).toEqual([])
  })

  it('stand where they say, in any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'公开𠮷。\n ，a'), maxLength: 200 }), (whole) => {
        for (const { span, text: own, highlights } of snippetsOf(whole, all(whole), ['公开', '𠮷'], 5)) {
          expect(whole.slice(span.start, span.end)).toBe(own)
          expect(own).toBe(own.trim())
          for (const { start, end } of highlights) expect(own.slice(start, end).replace(/\s/g, '')).toMatch(/公开|𠮷/)
        }
      }),
    )
  })
})
