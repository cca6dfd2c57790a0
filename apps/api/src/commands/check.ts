import type { ParsedReport } from '@gongkai/parser'
import { describeFailure, printable } from '../expected-error.ts'
import type { ExitCode, Io } from '../io.ts'
import { type FailedFile, isFailed, type ParsedFile, parseFiles } from '../parsing/parse-files.ts'
import { walkSources } from '../parsing/sources.ts'
import type { CheckFormat } from '../printing/formats.ts'
import { type Language, languageOf } from '../printing/language.ts'
import { createJsonPrinter, toJson } from '../printing/print-json.ts'

interface CheckOptions {
  readonly format: CheckFormat
  readonly region?: string
}
type Files = readonly (ParsedFile | FailedFile)[]

/** Prints the findings of every report, and nothing else of it. */
export async function check(paths: readonly string[], options: CheckOptions, io: Io): Promise<ExitCode> {
  const files = []
  for await (const file of parseFiles(walkSources(paths, io), options)) files.push(file)
  for (const { path, failure } of files.filter(isFailed)) io.stderr.write(`${describeFailure(path, failure)}\n`)
  await PRINT[options.format](files, io, languageOf(io.environment))
  return files.every(isClean) ? 0 : 1
}

const isClean = (file: ParsedFile | FailedFile) =>
  !isFailed(file) && file.reports.every((report) => report.findings.every(({ severity }) => severity !== 'error'))

/** What a format needs is loaded when all is read: most of it is the parser’s, which the thread loads for itself. */
const PRINT: Record<CheckFormat, (files: Files, io: Io, language: Language) => Promise<void> | void> = {
  table: printTable,
  json: printJson,
  sarif: printSarif,
}

async function printTable(files: Files, io: Io, language: Language): Promise<void> {
  const { formatFinding } = await import('../printing/print-table.ts')
  const printReport = ({ source, agency, year, findings, text }: ParsedReport) => {
    io.stdout.write(`${printable(`${source.name}  ${agency.name}  ${year ?? ''}`)}\n`)
    for (const finding of findings) io.stdout.write(`  ${printable(formatFinding(finding, text, language))}\n`)
    if (findings.length === 0) io.stdout.write('  no findings\n')
  }
  for (const file of files) if (!isFailed(file)) file.reports.forEach(printReport)
}

async function printSarif(files: Files, io: Io, language: Language): Promise<void> {
  const { createSarifLog } = await import('../printing/sarif.ts')
  io.stdout.write(`${toJson(createSarifLog(files, language), 2)}\n`)
}

function printJson(files: Files, io: Io): void {
  const printer = createJsonPrinter(io.stdout)
  for (const file of files) {
    if (isFailed(file)) printer.print({ source: file.path, error: file.failure })
    else
      for (const { source, agency, year, form, findings, checks } of file.reports)
        printer.print({ source, agency, year, form, findings, checks })
  }
  printer.end()
}
