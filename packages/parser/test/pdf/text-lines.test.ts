import { expect, test } from 'vitest'
import { linesOf } from '../../src/document/pdf/text-lines.ts'

const glyph = (text: string, x: number) => ({ text, x, y: 10, width: 10, size: 10 })

test('marks of direction and other characters that nobody sees are of no line', () => {
  const lines = linesOf([glyph('嵩\u200e县', 0), glyph('\u202d', 10), glyph('水利\u2067局', 10)])
  expect(lines.map(({ text }) => text)).toEqual(['嵩县水利局'])
})
