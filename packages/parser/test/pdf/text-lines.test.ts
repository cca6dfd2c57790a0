import { expect, test } from 'vitest'
import { linesOf } from '../../src/document/pdf/text-lines.ts'

const glyph = (text: string, x: number) => ({ text, x, y: 10, width: 10, size: 10 })

test('marks of direction and other characters that nobody sees are of no line', () => {
  const lines = linesOf([glyph('嵩\u200e县', 0), glyph('\u202d', 10), glyph('水利\u2067局', 10)])
  expect(lines.map(({ text }) => text)).toEqual(['嵩县水利局'])
})

test('a small figure off the base line is marked, so that it does not run into the one before it', () => {
  const raised = { ...glyph('1', 20), size: 6, y: 7 }
  const lowered = { ...glyph('1', 20), size: 6, y: 11 }
  const digits = [glyph('9', 0), glyph('7', 10)]
  expect(linesOf([...digits, raised]).map(({ text }) => text)).toEqual(['97^1'])
  expect(linesOf([...digits, lowered]).map(({ text }) => text)).toEqual(['97_1'])
  expect(linesOf([...digits, { ...glyph('1', 20), size: 9 }]).map(({ text }) => text)).toEqual(['971'])
})

test('a character printed twice, to look bold or to throw a shadow, is one', () => {
  const twice = (text: string, x: number) => [glyph(text, x), { ...glyph(text, x + 1), y: 11 }]
  expect(linesOf([...twice('1', 0), ...twice('1', 6), ...twice('2', 12)]).map(({ text }) => text)).toEqual(['112'])
})
