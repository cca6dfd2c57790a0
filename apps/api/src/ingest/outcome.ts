/** What became of the files of a run. */
import type { RefusalInput } from '@gongkai/schema/db'
import { describeFailure, type Failure } from '../expected-error.ts'
import type { Sized } from '../parsing/map-in-order.ts'

/** A file of which nothing could be stored, and why. */
export interface FailedFile extends Sized {
  readonly status: 'failed'
  readonly path: string
  readonly failure: Failure
  /** Set where the parser refused a document that it took before, which the store must know. */
  readonly refusal?: RefusalInput
}

/** A file that is stored already, as it would be read now. */
export interface UnchangedFile extends Sized {
  readonly status: 'unchanged'
  readonly path: string
}

export type Status = 'stored' | 'queued' | 'unchanged' | 'failed'

/** What became of one file, and what a person should know of it though it was stored. */
export interface Result {
  readonly path: string
  readonly status: Status
  readonly failure?: Failure
  readonly notices?: readonly Failure[]
}

export type IngestCounts = Record<Status, number>

export const NO_FILES: Readonly<IngestCounts> = { stored: 0, queued: 0, unchanged: 0, failed: 0 }

export const failed = (path: string, failure: Failure): FailedFile => ({ status: 'failed', path, size: 0, failure })

/** One line of text; what was queued is told only where something could be. */
export function formatCounts({ stored, queued, unchanged, failed }: IngestCounts): string {
  const files = stored + queued + unchanged + failed
  const done = queued > 0 ? `${queued} queued` : `${stored} stored`
  return `${files} ${files === 1 ? 'file' : 'files'}: ${done}, ${unchanged} unchanged, ${failed} failed`
}

/** A line for each thing that a person should know of the file. */
export const linesOf = ({ path, failure, notices = [] }: Result): string[] =>
  [...(failure ? [failure] : []), ...notices].map((notice) => `${describeFailure(path, notice)}\n`)
