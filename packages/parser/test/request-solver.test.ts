import fc from 'fast-check'
import { expect, it } from 'vitest'
import { figureAt } from '../src/figures/figures.ts'
import type { Reading } from '../src/figures/readings.ts'
import { readingsInBalance } from '../src/grids/requests/request-solver.ts'

const BALANCE = { received: 'in', carriedIn: 'before', resolved: 'done', carriedOut: 'after' }
const KEYS = ['in', 'before', 'a', 'b', 'c', 'done', 'after']

/** A row whose first two columns hold these values. */
const rowOf = (values: readonly number[]): Reading =>
  Array.from({ length: 7 }, (_, i) =>
    figureAt(String(values[i] ?? 0), { start: 0, end: String(values[i] ?? 0).length }),
  )
const valuesOf = (reading: Reading) => reading.slice(0, 2).map(({ value }) => value ?? 0)

type Table = Readonly<Record<string, readonly (readonly number[])[]>>

/** Every table that takes one reading for each row and adds up. */
const tablesOf = (table: Table): Record<string, readonly number[]>[] =>
  KEYS.reduce<Record<string, readonly number[]>[]>(
    (tables, key) => tables.flatMap((before) => (table[key] ?? []).map((own) => ({ ...before, [key]: own }))),
    [{}],
  ).filter((own) =>
    [0, 1].every((column) => {
      const at = (key: string) => own[key]?.[column] as number
      return at('a') + at('b') + at('c') === at('done') && at('in') + at('before') === at('done') + at('after')
    }),
  )

it('keeps the readings of which a whole table is made that adds up, and no other', () => {
  const readings = fc.array(fc.tuple(fc.nat(2), fc.nat(2)), { minLength: 1, maxLength: 3 })
  const tables = fc.record(Object.fromEntries(KEYS.map((key) => [key, readings])))
  let solvable = 0
  const holds = (table: Table) => {
    const rows = new Map(KEYS.map((key) => [key, (table[key] ?? []).map(rowOf)]))
    const kept = readingsInBalance(rows, BALANCE)
    const whole = tablesOf(table)
    if (whole.length > 0) solvable++
    for (const key of KEYS)
      expect(new Set(kept?.get(key)?.map((reading) => valuesOf(reading).join()))).toEqual(
        new Set(whole.map((own) => own[key]?.join())),
      )
  }
  fc.assert(fc.property(tables, holds), { numRuns: 2000, seed: 3 })
  expect(solvable).toBeGreaterThan(50)
})

it('tells nothing where a row that balances the table is not there', () => {
  const rows = new Map(KEYS.slice(0, -1).map((key) => [key, [rowOf([0])]]))
  expect([...(readingsInBalance(rows, BALANCE)?.values() ?? [])].flat()).toEqual([])
})
