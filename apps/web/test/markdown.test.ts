import { expect, test } from 'vitest'
import { withoutMarkdown } from '../lib/markdown.ts'

test.each([
  ['# 惠济区卫生健康委员会 2024 年', '惠济区卫生健康委员会 2024 年'],
  ['### (一) 及时主动', '(一) 及时主动'],
  ['卫生健康委员会** **2020 年政府信息', '卫生健康委员会 2020 年政府信息'],
  ['| 行政处罚 | 0 |', ' 行政处罚 0 '],
  ['行政处罚 | :---: | ---', '行政处罚  '],
])('marks of Markdown are left out of “%s”', (text, plain) => {
  expect(withoutMarkdown(text)).toBe(plain)
})

test('what only looks like a mark stays', () => {
  for (const text of ['C# 语言', '2*3', '信息公开——专栏', '-5', 'a_b', '#1 号文件'])
    expect(withoutMarkdown(text)).toBe(text)
})
