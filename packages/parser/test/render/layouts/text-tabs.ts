/** Tab-separated rows whose merged places a converter kept, lost or filled up with blanks at the end of the row. */
import type { FormCell, FormTable } from '../form.ts'
import { textLayout } from '../layout.ts'
import type { Random } from '../random.ts'
import { fullGrid, isFigure } from '../table-rows.ts'

/** A converter that lost merges drops the places they cover; blanks then follow at the end of the row. */
const LOSSES = ['none', 'below', 'right', 'both'] as const

const spaced = (cell: FormCell) =>
  isFigure(cell) || cell.text.length !== 4 ? cell.text : `${cell.text.slice(0, 2)} ${cell.text.slice(2)}`

function table(formTable: FormTable, random: Random): string {
  const loss = random.pick(LOSSES)
  const trailing = random.chance(0.6)
  const rows = fullGrid(formTable).map((places) => {
    const kept = places.filter(
      ({ kind }) => kind === 'anchor' || (kind === 'below' ? loss === 'none' || loss === 'right' : loss !== 'both'),
    )
    const cells = kept.map(({ cell, kind }) => (kind === 'anchor' ? spaced(cell) : ''))
    while (trailing && cells.length < formTable.columns) cells.push('')
    return cells.join('\t')
  })
  return rows.join('\n')
}

export const textTabs = textLayout('text-tabs', 'text/plain', {
  text: (part, random) =>
    part.kind === 'paragraph'
      ? `${part.text}\n`
      : `${'#'.repeat(part.kind === 'title' ? 1 : random.integer(2, 4))} ${part.text}\n`,
  table: (formTable, random) => `${table(formTable, random)}\n`,
})
