/** Document bytes → typed reports. Pure: no files, no network, no clock, so that servers and browsers share it. */
import { DocumentError, type Source } from './document.ts'
import type { ParsedReport } from './report.ts'

export * from './document.ts'
export { DIVISIONS, type Division } from './identity/divisions.ts'
export * from './report.ts'

/** Changes whenever the same bytes may give another result; stored with every parse. */
export const PARSER_VERSION = '0.1.0'

export interface ParseOptions {
  /** Division code (two to six digits) that settles names which several regions share. */
  readonly region?: string
}

/**
 * Reads every report a file holds, in the order of the file.
 * Throws DocumentError where the file as a whole cannot be read or holds no report.
 */
export async function parseDocument(source: Source, _options: ParseOptions = {}): Promise<ParsedReport[]> {
  throw new DocumentError('document.not_a_report', `${source.name} holds no annual report.`)
}
