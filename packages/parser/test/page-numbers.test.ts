import { expect, test } from 'vitest'
import { withoutPageNumbers } from '../src/document/page-numbers.ts'

const CASES = [
  ['the last line of every page', '甲\n0\n\n1\n\f乙\n3\n\n2\n\n\f丙\n3', '甲\n0\n\n\f乙\n3\n\n\f丙\n'],
  ['the first line of every page', '1\n甲\n0\f2\n乙\n3\f', '\n甲\n0\f\n乙\n3\f'],
  ['all pages behind a cover', '封面\f甲\n\n1\n\f乙\n\n2\n\f丙\n\n3\n', '封面\f甲\n\n\f乙\n\n\f丙\n\n'],
] as const
test.each(CASES)('numbers of pages are no figures where they are %s', (_, text, without) => {
  expect(withoutPageNumbers(text)).toBe(without)
})

test.each([
  ['no page ends', '甲\n1\n乙\n2\n'],
  ['the numbers do not follow each other', '甲\n0\n\f乙\n0\n\f'],
  ['most pages have none', '甲\n1\n\f乙\n2\n\f丙\f丁\f'],
  ['there is one page', '甲\n1\n\f'],
])('a number stays where %s', (_, text) => {
  expect(withoutPageNumbers(text)).toBe(text)
})
