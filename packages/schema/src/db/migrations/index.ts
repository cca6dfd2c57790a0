/** Every migration by its name, in the order they run. A released one is never changed. */
import type { Migration } from 'kysely/migration'
import * as reports from './2026-11-22-reports.ts'
import * as store from './2026-11-22-store.ts'
import * as waitingDocuments from './2026-11-22-waiting-documents.ts'
import * as writing from './2026-11-22-writing.ts'
import * as knownSince from './2026-11-23-known-since.ts'
import * as readingLease from './2026-11-23-reading-lease.ts'
import * as retrievals from './2026-11-23-retrievals.ts'
import * as searchProse from './2026-11-23-search-prose.ts'
import * as goneFindings from './2026-11-24-gone-findings.ts'
import * as kindsOfChanges from './2026-11-24-kinds-of-changes.ts'
import * as repliesToFindings from './2026-11-25-replies-to-findings.ts'

export const migrations: Record<string, Migration> = {
  '2026-11-22-reports': reports,
  '2026-11-22-store': store,
  '2026-11-22-waiting-documents': waitingDocuments,
  '2026-11-22-writing': writing,
  '2026-11-23-known-since': knownSince,
  '2026-11-23-reading-lease': readingLease,
  '2026-11-23-retrievals': retrievals,
  '2026-11-23-search-prose': searchProse,
  '2026-11-24-gone-findings': goneFindings,
  '2026-11-24-kinds-of-changes': kindsOfChanges,
  '2026-11-25-replies-to-findings': repliesToFindings,
}
