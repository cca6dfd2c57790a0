/** One thread of the pool. Errors lose their class between threads, so they cross as failures. */
import { parseDocument } from '@gongkai/parser'
import { type Failure, toFailure } from '../expected-error.ts'

export interface WorkerTask {
  readonly name: string
  readonly bytes: Uint8Array
  readonly region: string | undefined
}

/** The reports cross as JSON, which the receiving thread reads in half the time that a copy of objects takes it. */
export type WorkerOutcome = { readonly reports: string } | { readonly failure: Failure }

export default async function parse({ name, bytes, region }: WorkerTask): Promise<WorkerOutcome> {
  try {
    return { reports: JSON.stringify(await parseDocument({ name, bytes }, region ? { region } : {})) }
  } catch (error) {
    return { failure: toFailure(error) }
  }
}
