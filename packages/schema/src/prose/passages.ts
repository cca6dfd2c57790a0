/** Where an agency speaks in its own words: all of a report but its tables. */
import { FIRST_TABLE } from '../cross-report/form-wording.ts'
import type { Place } from './letters.ts'

/** What stands before the heading of the first table, and after the last cell. Without cells it is all of the text. */
export function prosePassages(text: string, tableCells: readonly Place[]): Place[] {
  if (tableCells.length === 0) return [{ start: 0, end: text.length }]
  const first = tableCells.reduce((least, { start }) => Math.min(least, start), text.length)
  const last = tableCells.reduce((most, { end }) => Math.max(most, end), first)
  return [
    { start: 0, end: headingOfTable(text, first) },
    { start: last, end: text.length },
  ]
}

/** Lines may be broken within it. */
const TABLE_HEADING = new RegExp(
  FIRST_TABLE.source
    .split('|')
    .map((wording) => [...wording].join('\\s*'))
    .join('|'),
  'g',
)

/** Between the heading and the first figure stand the heads of the table. */
const headingOfTable = (text: string, firstCell: number): number =>
  [...text.slice(0, firstCell).matchAll(TABLE_HEADING)].at(-1)?.index ?? firstCell
