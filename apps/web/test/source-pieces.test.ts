import { expect, test } from 'vitest'
import { type Mark, sourcePieces } from '../lib/source-pieces.ts'

const TEXT = '处理行政处罚事项 59 件。行政处罚 0'
const mark = (id: string, start: number, end: number): Mark => ({ id, start, end, kind: 'figure', back: id, title: id })

test('the pieces together are the text, and every mark begins once at its place', () => {
  const marks = [mark('sentence', 0, 13), mark('figure', 9, 11), mark('cell', 19, 20)]
  const pieces = sourcePieces(TEXT, marks)
  expect(pieces.map((piece) => piece.text).join('')).toBe(TEXT)
  expect(pieces.flatMap((piece) => piece.beginning.map((m) => [m.id, piece.start]))).toEqual([
    ['sentence', 0],
    ['figure', 9],
    ['cell', 19],
  ])
})

test('where marks overlap the narrowest is first', () => {
  const pieces = sourcePieces(TEXT, [mark('sentence', 0, 13), mark('figure', 9, 11)])
  expect(pieces.find((piece) => piece.text === '59')?.marks.map((m) => m.id)).toEqual(['figure', 'sentence'])
})

test('a mark outside the text is left out rather than moved', () => {
  expect(sourcePieces(TEXT, [mark('beyond', 15, 99), mark('empty', 3, 3)])).toEqual([
    { text: TEXT, start: 0, marks: [], beginning: [] },
  ])
})

test('an empty text has no pieces', () => {
  expect(sourcePieces('', [mark('any', 0, 1)])).toEqual([])
})
