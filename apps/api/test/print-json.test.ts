import { expect, test } from 'vitest'
import { createJsonPrinter, createLinePrinter } from '../src/printing/print-json.ts'

function print(create: typeof createJsonPrinter, values: unknown[]): string {
  let text = ''
  const printer = create({
    write: (part) => {
      text += part
    },
  })
  for (const value of values) printer.print(value)
  printer.end()
  return text
}

test('one value is printed as itself, several as an array, none as nothing', () => {
  expect(JSON.parse(print(createJsonPrinter, [{ a: 1 }]))).toEqual({ a: 1 })
  expect(JSON.parse(print(createJsonPrinter, [{ a: 1 }, 2]))).toEqual([{ a: 1 }, 2])
  expect(JSON.parse(print(createJsonPrinter, [1, 2, 3]))).toEqual([1, 2, 3])
  expect(print(createJsonPrinter, [])).toBe('')
})

test('lines hold one compact value each', () => {
  expect(print(createLinePrinter, [{ a: [1, 2] }, 3])).toBe('{"a":[1,2]}\n3\n')
})
