import fc from 'fast-check'
import { expect, it } from 'vitest'
import type { Figure } from '../src/figures/figures.ts'
import { figureAt } from '../src/figures/figures.ts'
import { readingsOf, sharedCells, summedReadings } from '../src/figures/readings.ts'
import { holdsRow } from '../src/grids/requests/request-sums.ts'

/** The figures of a line, each between tabs. */
const figuresOf = (line: string): Figure[] => {
  let start = 0
  return line.split('\t').map((raw) => {
    const figure = figureAt(line, { start, end: start + raw.length })
    start += raw.length + 1
    return figure
  })
}
const values = (line: string, width: number) =>
  readingsOf(figuresOf(line), width).map((reading) => reading.map((cell) => cell.value))

it('a row of the right number of cells has one reading', () => {
  expect(values('1\t\t3', 3)).toEqual([[1, null, 3]])
})
it('run-together digits have every reading without leading zeros', () => {
  expect(values('123', 2)).toEqual([
    [1, 23],
    [12, 3],
  ])
  expect(values('100', 3)).toEqual([[1, 0, 0]])
  expect(values('0000000', 7)).toEqual([[0, 0, 0, 0, 0, 0, 0]])
})
it('a cut piece knows its own place', () => {
  const [reading] = readingsOf(figuresOf('05'), 2)
  expect(reading?.map(({ start, end, raw }) => [start, end, raw])).toEqual([
    [0, 1, '0'],
    [1, 2, '5'],
  ])
})
it('blanks at either end may be left out, figures may not', () => {
  expect(values('\t1\t2\t', 2)).toEqual([[1, 2]])
  expect(values('1\t2\t3', 2)).toEqual([])
})
it('digits beside a sign, a comma or a blank are not cut', () => {
  expect(values('-12\t3', 3)).toEqual([])
  expect(values('1,234\t5', 3)).toEqual([])
  expect(values('\t12', 3)).toEqual([])
})
it('too few digits have no reading', () => {
  expect(values('12', 3)).toEqual([])
})
it('cells on which all readings agree are shared, the others are not', () => {
  const shared = sharedCells(readingsOf(figuresOf('1\t123'), 3))
  expect(shared.map((cell) => cell?.value)).toEqual([1, undefined, undefined])
  expect(sharedCells([])).toEqual([])
})

const summed = (line: string, width: number) =>
  summedReadings(figuresOf(line), width).map((reading) => reading.map((cell) => cell.value))

it('of run-together digits those readings are found whose last cell is the sum of the others', () => {
  expect(summed('123', 3)).toEqual([[1, 2, 3]])
  expect(summed('5880253654701196', 7)).toContainEqual([588, 0, 25, 36, 547, 0, 1196])
})
it('they are the same that are left of all readings', () => {
  const digit = fc.constantFrom('0', '0', '0', '1', '2', '3', '10')
  const runs = fc.array(fc.array(digit, { minLength: 1, maxLength: 7 }), { minLength: 1, maxLength: 6 })
  const places = (found: readonly (readonly Figure[])[]) =>
    found.map((reading) => reading.map(({ start, end, value }) => `${start} ${end} ${value}`).join()).sort()
  const holds = (pieces: readonly (readonly string[])[]) => {
    const figures = figuresOf(pieces.map((piece) => piece.join('')).join('\t'))
    expect(places(summedReadings(figures, 7))).toEqual(places(readingsOf(figures, 7).filter(holdsRow)))
  }
  fc.assert(fc.property(runs, holds), { numRuns: 500, seed: 7 })
})
it('commas stand within numbers, and full-width digits are digits', () => {
  expect(summed('1,393490636002,078', 7)).toEqual([[1393, 49, 0, 636, 0, 0, 2078]])
  expect(summed('５０３８００３３８０４２６', 7)).toEqual([[50, 38, 0, 0, 338, 0, 426]])
  expect(summed('1,2,3', 3)).toEqual([])
})
it('a run without end is left alone', () => {
  expect(summed('1'.repeat(1_000_000), 7)).toEqual([])
})
