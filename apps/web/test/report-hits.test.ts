import { expect, test } from 'vitest'
import { parsePlace } from '../lib/place-in-text.ts'
import { hitHref, piecesOf } from '../lib/report-hits.ts'

const SNIPPET = {
  text: '全年办理行政许可59件，行政处罚3件。',
  span: { start: 100 },
  highlights: [
    { start: 4, end: 8 },
    { start: 12, end: 16 },
  ],
}

test('a sentence is cut where the words stand, and nothing of it is lost', () => {
  const pieces = piecesOf(SNIPPET)
  expect(pieces.filter(({ isHit }) => isHit).map(({ text }) => text)).toEqual(['行政许可', '行政处罚'])
  expect(pieces.map(({ text }) => text).join('')).toBe(SNIPPET.text)
})

test('it leads to its place in the report, which the report’s address reads back', () => {
  const hit = { report: { id: 'abc', year: 2024, agency: { name: '某局' } }, snippets: [SNIPPET] }
  const href = hitHref('en', hit, SNIPPET)
  expect(href).toBe('/en/reports/abc?at=104-116#found')
  expect(parsePlace({ at: '104-116' })).toEqual({ start: 104, end: 116 })
})

test.each(['', '9', '9-4', 'a-b', '4-4'])('“%s” names no place', (at) => {
  expect(parsePlace({ at })).toBeUndefined()
})
