/** One cell per line behind a tab, a blank line between rows, an empty cell where a merge from above covers. */
import type { FormTable } from '../form.ts'
import { textLayout } from '../layout.ts'
import type { Random } from '../random.ts'
import { fullGrid, isFigure, type Place, wrapped } from '../table-rows.ts'

/** A label may break inside its cell; the next line then has no tab. */
const lineWidth = (text: string) => (text.length <= 6 ? 2 : 12)
const cellText = ({ cell, kind }: Place, random: Random) =>
  kind !== 'anchor'
    ? ''
    : isFigure(cell) || random.chance(0.7)
      ? cell.text
      : wrapped(cell.text, lineWidth(cell.text)).join('\n')

/** A merge from above leaves one empty cell, however wide it is; one to the right leaves none. */
const standsInRow = ({ cell, kind }: Place, column: number) =>
  kind === 'anchor' || (kind === 'below' && cell.column === column)

const table = (formTable: FormTable, random: Random) =>
  fullGrid(formTable)
    .map((places) => places.filter(standsInRow).map((place) => `\t${cellText(place, random)}\n`))
    .map((cells) => cells.join(''))
    .join('\n')

export const textCellPerLine = textLayout('text-cell-per-line', 'text/plain', {
  text: (part) => (part.kind === 'paragraph' ? part.text : `\n${part.text}`),
  table: (formTable, random) => `\n${table(formTable, random)}\n`,
})
