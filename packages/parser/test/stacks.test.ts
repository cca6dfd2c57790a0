import { expect, it } from 'vitest'
import { figureAt } from '../src/figures/figures.ts'
import { rowsOf } from '../src/grids/stacks.ts'

const rows = (text: string, width: number) => {
  const figures = [...text.matchAll(/\S+/g)].map((match) =>
    figureAt(text, { start: match.index, end: match.index + match[0].length }),
  )
  return rowsOf(text, figures, width)?.map((row) => row.map((cell) => cell.value))
}

it('lines are rows', () => {
  expect(rows('1 2 3\n4 5 6', 3)).toEqual([
    [1, 2, 3],
    [4, 5, 6],
  ])
})
it('a total wrapped to the next line belongs to its row', () => {
  expect(rows('1 2\n3\n\n4 5\n9', 3)).toEqual([
    [1, 2, 3],
    [4, 5, 9],
  ])
})
it('one figure a line makes rows of as many as there are cells', () => {
  expect(rows('1\n\n2\n\n3', 3)).toEqual([[1, 2, 3]])
})
it('blocks of equal height side by side are columns', () => {
  expect(rows('1\n2\n\n3\n4\n\n5\n6', 3)).toEqual([
    [1, 3, 5],
    [2, 4, 6],
  ])
})
it('a run that does not come out even has no rows', () => {
  expect(rows('1 2 3\n4 5', 3)).toBeUndefined()
})
