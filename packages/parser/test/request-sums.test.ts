import { expect, it } from 'vitest'
import { figureAt } from '../src/figures/figures.ts'
import { readingsOf } from '../src/figures/readings.ts'
import { holdsRow, type SolvedRow, solveRows, sumsHold } from '../src/grids/requests/request-sums.ts'

const WIDTH = 7
const readings = (line: string) => {
  let start = 0
  const figures = line.split(' ').map((raw) => {
    const at = start
    start += raw.length + 1
    return figureAt(line, { start: at, end: at + raw.length })
  })
  return readingsOf(figures, WIDTH)
}
const solve = (rows: Record<string, string>) =>
  solveRows(new Map(Object.entries(rows).map(([key, line]) => [key, readings(line).filter(holdsRow)])))
const valuesOf = (row: SolvedRow | undefined) => row?.cells.map((cell) => cell?.value)

const NONE = '0 0 0 0 0 0 0'
const ROWS = { received: '5 0 0 0 0 0 5', carried_in: NONE, granted: '5 0 0 0 0 0 5' }
const KEYS = [...Object.keys(ROWS), 'resolved_total', 'carried_out']

it('a row holds where its applicants make its total', () => {
  expect(holdsRow(readings('1 2 0 0 0 0 3')[0] ?? [])).toBe(true)
  expect(holdsRow(readings('1 2 0 0 0 0 4')[0] ?? [])).toBe(false)
})
it('run-together digits take the one reading that satisfies the columns', () => {
  const solved = solve({
    ...ROWS,
    received: '150000015',
    granted: '150000015',
    resolved_total: '15 0 0 0 0 0 15',
    carried_out: NONE,
  })
  expect(valuesOf(solved.get('granted'))).toEqual([15, 0, 0, 0, 0, 0, 15])
  expect(solved.get('granted')?.isCut).toBe(true)
})
it('of two readings that satisfy the sums only the shared cells are stated', () => {
  const solved = solve({ received: '11 0 0 0 0 0 11', granted: '110000011' })
  expect(valuesOf(solved.get('granted'))?.some((value) => value === undefined)).toBe(true)
})
it('a cut in a row of several figures that does not fit its columns is refused', () => {
  const solved = solve({ ...ROWS, granted: '2 30 0 0 0 5', resolved_total: '9 0 0 0 0 0 9', carried_out: NONE })
  expect(valuesOf(solved.get('granted')) ?? []).not.toContain(2)
})
it('the sums prove a table only where every row is there and adds up', () => {
  const whole = solve({ ...ROWS, resolved_total: '5 0 0 0 0 0 5', carried_out: NONE })
  expect(sumsHold(whole, KEYS)).toBe(true)
  expect(sumsHold(whole, [...KEYS, 'partially_granted'])).toBe(false)
  expect(sumsHold(solve({ ...ROWS, resolved_total: '4 0 0 0 0 0 4', carried_out: NONE }), KEYS)).toBe(false)
})
