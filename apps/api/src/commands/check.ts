import type { ParsedReport } from '@gongkai/parser'
import { describeFailure, printable } from '../expected-error.ts'
import type { ExitCode, Io } from '../io.ts'
import { type FailedFile, isFailed, type ParsedFile, parseFile } from '../parsing/parse-files.ts'
import { walkSources } from '../parsing/sources.ts'
import type { CheckFormat } from '../printing/formats.ts'
import { type Language, languageOf } from '../printing/language.ts'
import { createJsonPrinter, toJson } from '../printing/print-json.ts'
import { formatFinding } from '../printing/print-table.ts'
import { createSarifLog } from '../printing/sarif.ts'

interface CheckOptions {
  readonly format: CheckFormat
  readonly region?: string
}
type Files = readonly (ParsedFile | FailedFile)[]

/** Prints the findings of every report, and nothing else of it. */
export async function check(paths: readonly string[], options: CheckOptions, io: Io): Promise<ExitCode> {
  const files = []
  for await (const source of walkSources(paths, io))
    files.push(await parseFile(source, { region: options.region, nameBy: 'path' }))
  for (const { path, failure } of files.filter(isFailed)) io.stderr.write(`${describeFailure(path, failure)}\n`)
  PRINT[options.format](files, io, languageOf(io.environment))
  return files.every(isClean) ? 0 : 1
}

const isClean = (file: ParsedFile | FailedFile) =>
  !isFailed(file) && file.reports.every((report) => report.findings.every(({ severity }) => severity !== 'error'))

const PRINT: Record<CheckFormat, (files: Files, io: Io, language: Language) => void> = {
  table: printTable,
  json: printJson,
  sarif: (files, io, language) => io.stdout.write(`${toJson(createSarifLog(files, language), 2)}\n`),
}

function printTable(files: Files, io: Io, language: Language): void {
  for (const file of files) if (!isFailed(file)) for (const report of file.reports) printReport(report, io, language)
}

function printReport({ source, agency, year, findings, text }: ParsedReport, io: Io, language: Language): void {
  io.stdout.write(`${printable(`${source.name}  ${agency.name}  ${year ?? ''}`)}\n`)
  for (const finding of findings) io.stdout.write(`  ${printable(formatFinding(finding, text, language))}\n`)
  if (findings.length === 0) io.stdout.write('  no findings\n')
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
