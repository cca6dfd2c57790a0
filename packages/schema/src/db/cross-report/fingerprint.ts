import { narrativeBands } from '../../cross-report/index.ts'
import type { StoredReportInput } from '../rows/stored-report.ts'

/**
 * What to store as `narrative_bands`, by which near-identical narratives find each other. Of a document of several
 * reports (`isAlone` false) the text is that of all, so no one’s narrative can be told from it.
 */
export const fingerprintOf = (
  { text, facts }: Pick<StoredReportInput, 'text' | 'facts'>,
  { isAlone }: { readonly isAlone: boolean },
): number[] =>
  isAlone
    ? narrativeBands(
        text,
        facts.flatMap(({ span }) => span ?? []),
      )
    : []
