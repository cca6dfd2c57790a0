/** Text as pdftotext gives it: narrow labels wrapped, figures spaced on a line, long rows broken, pages numbered. */
import type { FormCell, FormTable } from '../form.ts'
import { textLayout } from '../layout.ts'
import type { Random } from '../random.ts'
import type { Style } from '../style.ts'
import { anchorRows, isFigure, wrapped } from '../table-rows.ts'

const PAGE_WIDTH = 40
const LABEL_WIDTH = 19
const NARROW = 4
const HEAD = 2

/** The figures of a row: on one line, or with the total on the next where the label was too tall. */
const figureLine = (figures: readonly string[], breakTotal: boolean) =>
  breakTotal ? `${figures.slice(0, -1).join(' ')}\n${figures.at(-1)}` : figures.join(' ')

function dataRow(cells: readonly FormCell[], random: Random): string {
  const labels = cells.filter((cell) => !isFigure(cell))
  const figures = cells.filter(isFigure).map((cell) => cell.text)
  const label = labels.at(-1)
  const groups = labels.slice(0, -1).map((cell) => wrapped(cell.text, NARROW).join('\n'))
  if (!label) return figureLine(figures, false)
  const lines = wrapped(label.text, LABEL_WIDTH)
  const row =
    lines.length === 1
      ? `${label.text} ${figureLine(figures, false)}`
      : `${lines.join('\n')}\n\n${figureLine(figures, figures.length > 1 && random.chance(0.5))}`
  return [...groups, row].join('\n\n')
}

/** Heads of several columns stand one under another, as narrow cells are read; heads of one row stand side by side. */
const headRow = (cells: readonly FormCell[], narrow: boolean) =>
  narrow
    ? cells.map((cell) => wrapped(cell.text, cell.columnSpan > 1 ? LABEL_WIDTH : HEAD).join('\n')).join('\n\n')
    : cells.map((cell) => cell.text).join(' ')

function table(formTable: FormTable, random: Random, style: Style): string {
  const narrow = formTable.columns > 4
  const rows = anchorRows(formTable).map((cells) =>
    cells.some(isFigure) ? dataRow(cells, random) : headRow(cells, narrow),
  )
  if (!style.chrome) return rows.join('\n\n')
  const pageBreak = random.integer(1, rows.length - 1)
  const page = random.pick([`- ${random.integer(2, 9)} -`, `第 ${random.integer(2, 9)} 页 共 9 页`])
  return [...rows.slice(0, pageBreak), page, ...rows.slice(pageBreak)].join('\n\n')
}

export const textPdf = textLayout('text-pdf', 'text/plain', {
  text: (part) => `\n${wrapped(part.text, part.kind === 'title' ? 24 : PAGE_WIDTH).join('\n')}\n`,
  table,
})
