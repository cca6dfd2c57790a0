/** Reads documents that are handed in beside those who ask: one that takes for ever would keep all of them from their answers. */
import type { ParsedReport } from '@gongkai/parser'
import { documentRefused } from '@gongkai/schema/graphql'
import { findFailure } from '../expected-error.ts'
import { openWorkers, type ParsePool } from '../parsing/parse-pool.ts'

/** Few hand in documents, and those wait in turn. */
const THREADS = 1

/** The thread begins with the first document. `parse` throws DOCUMENT_REFUSED with the reason. */
export function openDocumentReader(): ParsePool {
  const workers = openWorkers(THREADS)
  return { parse: (...document) => workers.parse(...document).catch(refuse), close: workers.close }
}

/** What is our fault stays a fault of ours. */
function refuse(error: unknown): readonly ParsedReport[] {
  const failure = findFailure(error)
  throw failure?.code.startsWith('document.') ? documentRefused(failure.code, failure.message) : error
}
