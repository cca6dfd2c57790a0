/** The rows of table 三, by edition of the form, and what is read of them. */
import { APPLICANTS, type FormEdition, REQUEST_ROWS } from '@gongkai/schema/metrics'
import { type CellReadings, cellOf, requestPlaces, unreadable } from '../cells.ts'
import type { SolvedRow } from './request-sums.ts'

export interface RequestsTable {
  readonly edition: FormEdition | undefined
  readonly readings: CellReadings
  /** Whether a row that says something belongs to no row of the form, or could not be bound to one. */
  readonly hasUnboundRows: boolean
  /** Whether rows have too few digits for their columns, so that blanks have vanished from this document. */
  readonly hasVanishedBlanks?: true
}

export const OTHER_OUTCOME = 'other_outcome'
export const isSubRow = (key: string) => key.startsWith(`${OTHER_OUTCOME}.`)
const rowKeys = (edition: FormEdition) =>
  REQUEST_ROWS.filter((row) => row.forms.includes(edition)).map((row) => row.key)
/** The rows in the order of the form; where the edition is not known, those that both print. */
export const ROW_KEYS = { '2019': rowKeys('2019'), '2021': rowKeys('2021') }
export const COMMON_KEYS = ROW_KEYS['2021'].filter((key) => !isSubRow(key))

/** Adds a row’s cells; a column that is not trusted has none. */
export const fillRow = (
  readings: CellReadings,
  key: string,
  row: SolvedRow | undefined,
  trusted: readonly boolean[],
) => {
  const places = requestPlaces(key)
  for (let i = 0; i < APPLICANTS.length; i++) {
    const figure = row?.cells[i]
    const isCertain = figure !== undefined && trusted[i]
    readings.setAt(places[i] as number, isCertain ? cellOf(figure, row?.isCut) : unreadable(figure))
  }
}
