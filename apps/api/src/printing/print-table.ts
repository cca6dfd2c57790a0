/** Reports for a person at a terminal: what stands on the form besides plain zeros, then the findings. */
import type { Fact, Finding, ParsedReport } from '@gongkai/parser'
import { FACT_STATES, findMetric, SEVERITIES, UNITS } from '@gongkai/schema/metrics'
import stringWidth from 'string-width'
import { printable } from '../expected-error.ts'
import type { Output } from '../io.ts'
import type { Language } from './language.ts'
import type { Printer } from './print-json.ts'
import { positionAt } from './text-position.ts'

export const createTablePrinter = (output: Output, language: Language): Printer => ({
  print: (report) => output.write(`${formatReport(report as ParsedReport, language)}\n`),
  end: () => {},
})

function formatReport(report: ParsedReport, language: Language): string {
  const { agency, year, form, source, facts, findings, text } = report
  const head = [agency.name, agency.region_code, year, form && `form ${form}`, source.name].filter(Boolean).join('  ')
  const rows = facts
    .filter((fact) => fact.state !== 'number' || fact.value !== 0)
    .map((fact) => factRow(fact, language))
  const lines = findings.map((finding) => `  ${printable(formatFinding(finding, text, language))}`)
  const zeros = facts.length - rows.length
  return [printable(head), ...alignColumns(rows), `  ${zeros} of ${facts.length} figures are zero`, ...lines, ''].join(
    '\n',
  )
}

const factRow = ({ metric, state, value, unit }: Fact, language: Language): string[] => [
  `  ${metric}`,
  findMetric(metric)?.label[language] ?? '',
  state === 'number' ? `${value} ${UNITS[unit][language]}` : `(${FACT_STATES[state][language]})`,
]

/** Severity, code, message and place of one finding, in that order. */
export function formatFinding(finding: Finding, text: string, language: Language): string {
  const [span] = finding.spans
  const position = span && positionAt(text, span.start)
  const place = position ? ` (${position.line}:${position.column})` : ''
  return `${SEVERITIES[finding.severity][language]} ${finding.code}: ${finding.message[language]}${place}`
}

/** Pads every cell but a row’s last to its column; Chinese characters are two wide. */
function alignColumns(rows: readonly string[][]): string[] {
  const widths = (rows[0] ?? []).map((_, i) => Math.max(...rows.map((row) => stringWidth(row[i] ?? ''))))
  const pad = (cell: string, width = 0) => cell + ' '.repeat(Math.max(0, width - stringWidth(cell)))
  return rows.map((row) => row.map((cell, i) => (i < row.length - 1 ? pad(cell, widths[i]) : cell)).join('  '))
}
