/** Findings as SARIF 2.1.0, which editors and publication pipelines read; offsets are UTF-16, of the report’s text. */
import type { Finding, ParsedReport } from '@gongkai/parser'
import { PARSER_VERSION } from '@gongkai/parser'
import { FINDING_CODES, type Severity } from '@gongkai/schema/metrics'
import type { FailedFile, ParsedFile } from '../parsing/parse-files.ts'
import { isFailed } from '../parsing/parse-files.ts'
import type { Language } from './language.ts'
import { positionAt } from './text-position.ts'

const LEVEL_OF: Record<Severity, string> = { error: 'error', warning: 'warning', info: 'note' }

const RULES = Object.entries(FINDING_CODES).map(([id, code]) => ({
  id,
  shortDescription: { text: code.en },
  fullDescription: { text: `${code.zh} ${code.en}.` },
  help: { text: code.legalBasis },
  defaultConfiguration: { level: LEVEL_OF[code.severity] },
}))

/** Part by part, since a name may hold what would make a scheme, a query or another host of it. */
const artifactLocation = (path: string) => ({
  uri: path.toWellFormed().replaceAll('\\', '/').replace(/^\/+/, '/').split('/').map(encodeURIComponent).join('/'),
})

/** Viewers make links of what stands in brackets, and what a document says stands in messages. */
const plainText = (text: string) => ({ text: text.replaceAll(/[\\[\]]/g, '\\$&') })

function location(path: string, text: string, { start, end }: { start: number; end: number }) {
  const [from, to] = [positionAt(text, start), positionAt(text, end)]
  const lines = { startLine: from.line, startColumn: from.column, endLine: to.line, endColumn: to.column }
  return {
    physicalLocation: {
      artifactLocation: artifactLocation(path),
      region: { ...lines, charOffset: start, charLength: end - start },
    },
  }
}

const result = (path: string, report: ParsedReport, finding: Finding, language: Language) => ({
  ruleId: finding.code,
  ruleIndex: RULES.findIndex((rule) => rule.id === finding.code),
  level: LEVEL_OF[finding.severity],
  message: plainText(finding.message[language]),
  locations: [
    finding.spans[0]
      ? location(path, report.text, finding.spans[0])
      : { physicalLocation: { artifactLocation: artifactLocation(path) } },
  ],
  relatedLocations: finding.spans.slice(1).map((span) => location(path, report.text, span)),
  properties: { origin: finding.origin, metrics: finding.metrics },
})

const notification = ({ path, failure }: FailedFile) => ({
  level: 'error',
  descriptor: { id: failure.code },
  message: plainText(failure.message),
  locations: [{ physicalLocation: { artifactLocation: artifactLocation(path) } }],
})

/** One log with one run; a file that could not be parsed is a notification of the tool, not a result. */
export function createSarifLog(files: readonly (ParsedFile | FailedFile)[], language: Language) {
  const failed = files.filter(isFailed)
  const results = files.flatMap((file) =>
    isFailed(file)
      ? []
      : file.reports.flatMap((report) => report.findings.map((found) => result(file.path, report, found, language))),
  )
  return {
    $schema: 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name: 'gongkai', version: PARSER_VERSION, rules: RULES } },
        columnKind: 'utf16CodeUnits',
        invocations: [
          { executionSuccessful: failed.length === 0, toolExecutionNotifications: failed.map(notification) },
        ],
        results,
      },
    ],
  }
}
