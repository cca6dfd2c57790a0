/** A table of the files that failed, for a program or a spreadsheet. */
import { once } from 'node:events'
import { createWriteStream } from 'node:fs'
import { extname, resolve } from 'node:path'
import { ExpectedError, reasonOf } from '../expected-error.ts'
import type { Result } from './outcome.ts'

export interface FailuresFile {
  add(result: Result): void
  close(): Promise<void>
}

type Row = readonly [path: string, code: string, message: string]

/** By the end of the file’s name. */
const FORMATS: Readonly<Record<string, { header: string; format(row: Row): string }>> = {
  '.csv': { header: '\ufeffpath,code,message\r\n', format: (row) => `${row.map(quote).join(',')}\r\n` },
  '.ndjson': { header: '', format: ([path, code, message]) => `${JSON.stringify({ path, code, message })}\n` },
}

const quote = (text: string) => `"${text.replaceAll('"', '""')}"`

/** Made anew, empty where nothing fails. Throws `output.*`. */
export async function openFailuresFile(path: string, cwd: string): Promise<FailuresFile> {
  const form = FORMATS[extname(path).toLowerCase()]
  if (!form) throw new ExpectedError('output.unknown_format', `${path} must end in .csv or .ndjson.`)
  const stream = createWriteStream(resolve(cwd, path))
  let problem: NodeJS.ErrnoException | undefined
  stream.on('error', (error) => {
    problem = error
  })
  await once(stream, 'open').catch((error) => {
    throw unwritable(path, error)
  })
  stream.write(form.header)
  return {
    add: ({ path, failure }) => {
      if (failure) stream.write(form.format([path, failure.code, failure.message]))
    },
    close: async () => {
      await new Promise<void>((resolve) => stream.end(() => resolve()))
      if (problem) throw unwritable(path, problem)
    },
  }
}

const unwritable = (path: string, error: NodeJS.ErrnoException) =>
  new ExpectedError('output.unwritable', `Cannot write ${path}: ${reasonOf(error)}.`, { cause: error })
