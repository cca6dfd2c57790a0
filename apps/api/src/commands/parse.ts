import { describeFailure } from '../expected-error.ts'
import type { ExitCode, Io } from '../io.ts'
import { isFailed, parseFiles } from '../parsing/parse-files.ts'
import { walkSources } from '../parsing/sources.ts'
import type { ParseFormat } from '../printing/formats.ts'
import { createJsonPrinter, createLinePrinter, type Printer } from '../printing/print-json.ts'

interface ParseOptions {
  readonly format: ParseFormat
  readonly region?: string
}

/** Prints every report of every file; what fails is told on standard error and, among JSON, in the output too. */
export async function parse(paths: readonly string[], options: ParseOptions, io: Io): Promise<ExitCode> {
  const printer = await createPrinter(options.format, io)
  let exitCode: ExitCode = 0
  for await (const file of parseFiles(walkSources(paths, io), options)) {
    if (!isFailed(file)) for (const report of file.reports) printer.print(report)
    else {
      exitCode = 1
      io.stderr.write(`${describeFailure(file.path, file.failure)}\n`)
      if (options.format !== 'table') printer.print({ source: file.path, error: file.failure })
    }
  }
  printer.end()
  return exitCode
}

async function createPrinter(format: ParseFormat, io: Io): Promise<Printer> {
  if (format === 'json') return createJsonPrinter(io.stdout)
  if (format === 'ndjson') return createLinePrinter(io.stdout)
  const { languageOf } = await import('../printing/language.ts')
  const { createTablePrinter } = await import('../printing/print-table.ts')
  return createTablePrinter(io.stdout, languageOf(io.environment))
}
