/** Amounts of money in 万元, by the unit printed in the cell or in its head. */

import { fold } from '../../text/characters.ts'
import { remembered } from '../../text/remembered.ts'
import { HEAD_UNIT, MONEY_UNITS, TWO_UNITS } from '../../text/wording.ts'
import type { CellReading } from '../cells.ts'

/** The factor to 万元 of the unit that a block’s heads print; undefined where they print none, or two. */
export const headUnit = remembered((wording): { readonly factor: number | undefined } => {
  const folded = fold(wording).replace(/\s/g, '')
  return { factor: TWO_UNITS.test(folded) ? undefined : MONEY_UNITS[HEAD_UNIT.exec(folded)?.[1] ?? ''] }
})

/** A figure of money in 万元, by the unit in the cell, else in the head; a bare 0 needs none. */
export const inWanYuan = (cell: CellReading, factor: number | undefined): CellReading | undefined => {
  const used = cell.figure?.moneyFactor ?? factor ?? (cell.value === 0 ? 1 : undefined)
  if (cell.value === null) return cell
  // Twelve significant digits: 75394432.52 元 is 7539.443252 万元, not 7539.443252000001.
  return used === undefined ? undefined : { ...cell, value: Number((cell.value * used).toPrecision(12)) }
}
