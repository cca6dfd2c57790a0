import type { Cell } from './document.ts'

/** The cells of each row; cells stand in reading order. */
export const rowsOfCells = (cells: readonly Cell[]): Cell[][] => {
  const rows: Cell[][] = []
  let from = 0
  for (let to = 1; to <= cells.length; to++) {
    if (cells[to]?.row === cells[from]?.row) continue
    rows.push(cells.slice(from, to))
    from = to
  }
  return rows
}
