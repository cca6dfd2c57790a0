/** One thread of the pool. Errors lose their class between threads, so they cross as failures. */
import type { ParsedReport } from '@gongkai/parser'
import type { Failure } from './expected-error.ts'
import { parseBytes, toFailure } from './parse-files.ts'

export interface WorkerTask {
  readonly name: string
  readonly bytes: Uint8Array
  readonly region: string | undefined
}

export type WorkerOutcome = { readonly reports: readonly ParsedReport[] } | { readonly failure: Failure }

export default async function parse({ name, bytes, region }: WorkerTask): Promise<WorkerOutcome> {
  try {
    return { reports: await parseBytes(name, bytes, region) }
  } catch (error) {
    return { failure: toFailure(error) }
  }
}
