/** The three tables of a report: where each is to be read, and what is read of it. */
import type { Document, Span } from '../document/document.ts'
import type { CellReadings } from './cells.ts'
import type { DisclosureTable } from './disclosure/table-disclosure.ts'
import type { RequestsTable } from './requests/request-rows.ts'

export interface FormTables {
  readonly disclosure: DisclosureTable
  readonly requests: RequestsTable
  readonly reviews: CellReadings
}
export type TableName = keyof FormTables

/** Where a table is to be read. */
export interface Place {
  readonly document: Document
  readonly range: Span | undefined
}
export type Places = Readonly<Record<TableName, Place>>

/** What another way reads of them. */
export type OtherTables = { readonly [Name in TableName]?: FormTables[Name] | undefined }
