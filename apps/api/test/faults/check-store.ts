/** What must hold of a store after whatever happened to it. */
import type { Tables } from '@gongkai/schema/db'
import type { Kysely } from 'kysely'
import { expect } from 'vitest'
import { expectColumnsToAgree } from './check-columns.ts'
import { countHalves, type Documents, listDocuments, listReports } from './content.ts'

/** What a run that nothing disturbed leaves behind. */
export interface Reference {
  readonly documents: Documents
  readonly reports: readonly string[]
}

export const describeStore = async (db: Kysely<Tables>): Promise<Reference> => ({
  documents: await listDocuments(db),
  reports: await listReports(db),
})

/** Each document is there as the undisturbed run stored it, or not at all. Returns how many are there. */
export async function expectWhole(db: Kysely<Tables>, reference: Reference): Promise<number> {
  const halves = await countHalves(db)
  expect(halves).toEqual(Object.fromEntries(Object.keys(halves).map((what) => [what, 0])))
  const documents = await listDocuments(db)
  const others = [...documents].filter(([sha256, digest]) => reference.documents.get(sha256) !== digest)
  expect(others).toEqual([])
  await expectColumnsToAgree(db)
  return documents.size
}

/** Everything is there, and the reports show what they would had nothing happened. */
export async function expectComplete(db: Kysely<Tables>, reference: Reference): Promise<void> {
  expect(await expectWhole(db, reference)).toBe(reference.documents.size)
  expect(await listReports(db)).toEqual(reference.reports)
}
