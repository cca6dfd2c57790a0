/** A table of what became of the files, or of those that failed, for a program or a spreadsheet. */
import { once } from 'node:events'
import { createWriteStream } from 'node:fs'
import { extname, resolve } from 'node:path'
import { stringify } from 'csv-stringify/sync'
import { ExpectedError, reasonOf } from '../expected-error.ts'
import type { Result } from './outcome.ts'

export interface ResultsFile {
  add(result: Result): void
  close(): Promise<void>
}

export type Rows = 'failures' | 'all'

type Row = Readonly<Record<string, string | undefined>>

const COLUMNS: Readonly<Record<Rows, readonly string[]>> = {
  failures: ['path', 'code', 'message'],
  all: ['path', 'status', 'code', 'message'],
}

/** By the end of the file’s name. The name of a file, or what a document says, may look like a formula. */
const FORMATS: Readonly<Record<string, { header(columns: readonly string[]): string; format(row: Row): string }>> = {
  '.csv': {
    header: (columns) => `\ufeff${columns.join(',')}\r\n`,
    format: (row) => stringify([row], { quoted: true, escape_formulas: true, record_delimiter: 'windows' }),
  },
  '.ndjson': { header: () => '', format: (row) => `${JSON.stringify(row)}\n` },
}

/** Made anew, empty where nothing fails. Throws `output.*`. */
export async function openResultsFile(path: string, cwd: string, rows: Rows): Promise<ResultsFile> {
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
  stream.write(form.header(COLUMNS[rows]))
  return {
    add: (result) => {
      if (rows === 'all' || result.failure) stream.write(form.format(rowOf(result, COLUMNS[rows])))
    },
    close: async () => {
      await new Promise<void>((resolve) => stream.end(() => resolve()))
      if (problem) throw unwritable(path, problem)
    },
  }
}

function rowOf({ path, status, failure }: Result, columns: readonly string[]): Row {
  const values: Row = { path, status, code: failure?.code, message: failure?.message }
  return Object.fromEntries(columns.map((column) => [column, values[column]]))
}

const unwritable = (path: string, error: NodeJS.ErrnoException) =>
  new ExpectedError('output.unwritable', `Cannot write ${path}: ${reasonOf(error)}.`, { cause: error })
