/** Source files → what the parser says of each, in order; one that fails never keeps the others back. */
import type { ParsedReport } from '@gongkai/parser'
import { type Failure, findFailure } from '../expected-error.ts'
import type { SourceFile, UnreadablePath } from './sources.ts'

export interface ParsedFile {
  readonly path: string
  readonly bytes: Uint8Array
  readonly reports: readonly ParsedReport[]
}

/** A file of which nothing could be read. */
export interface FailedFile {
  readonly path: string
  readonly failure: Failure
}

export interface ParseFilesOptions {
  /** Division code that settles names which several regions share. */
  readonly region?: string | undefined
  /** What the report calls its source: the path for a person at a terminal, the bare name for a public store. */
  readonly nameBy: 'path' | 'name'
}

export const isFailed = (file: ParsedFile | FailedFile): file is FailedFile => 'failure' in file

export async function parseFile(
  source: SourceFile | UnreadablePath,
  options: ParseFilesOptions,
): Promise<ParsedFile | FailedFile> {
  if ('failure' in source) return source
  try {
    const bytes = await source.read()
    return { path: source.path, bytes, reports: await parseBytes(source[options.nameBy], bytes, options.region) }
  } catch (error) {
    return { path: source.path, failure: toFailure(error) }
  }
}

/** The parser is loaded with the first file. Throws as `parseDocument` does. */
export async function parseBytes(name: string, bytes: Uint8Array, region: string | undefined): Promise<ParsedReport[]> {
  const { parseDocument } = await import('@gongkai/parser')
  return parseDocument({ name, bytes }, region ? { region } : {})
}

/** Expected errors as they are; others as one line that asks to be reported, for they are our fault. */
export function toFailure(error: unknown): Failure {
  const cause = error instanceof Error ? error.message : String(error)
  const bug = {
    code: 'internal.unexpected',
    message: `This file broke the program, which is a bug to report: ${cause}`,
  }
  return findFailure(error) ?? bug
}
