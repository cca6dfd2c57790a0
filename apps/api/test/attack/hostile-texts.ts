/** What an attacker would have every text of a report say, and reports that say it. */
import { createHash } from 'node:crypto'
import type { StoredDocumentInput, StoredReportInput } from '@gongkai/schema/db'
import { METRICS } from '@gongkai/schema/metrics'

/** A text that must never stand somewhere as it is, by what it would do there. */
export const HOSTILE = {
  html: '<x-attack onload=alert(1)>',
  script: '</script><x-attack>',
  attribute: '" x-attack="',
  style: '</style><x-attack>',
  formula: '=HYPERLINK("http://attack.example","x-attack")',
  command: "+cmd|' /C x-attack'!A0",
  minus: '-2+3+cmd|x-attack',
  at: '@SUM(1+1)*cmd|x-attack',
  wide: '＝1+x-attack',
  lines: 'x-attack\r\nset-cookie: x-attack=1\r\n\r\n{"level":50}',
  terminal: 'x-attack\u001b[31m\u001b]0;x-attack\u0007\u009b31m',
  direction: 'x-attack\u202etxt.exe\u2066',
  markdown: '[x-attack](javascript:alert(1)) ![x](http://attack.example)',
  // biome-ignore lint/suspicious/noTemplateCurlyInString: as others write templates
  template: '${x-attack} {{x-attack}} %0d%0a',
  sql: "x-attack'; drop table reports; --",
  nul: 'x-attack\0nul\ud800',
} as const

export type HostileName = keyof typeof HOSTILE

/** Every text that is a document’s to say is `text`. */
export function hostileDocument(text: string, year = 2024): StoredDocumentInput {
  const bytes = Buffer.from(`attack by ${JSON.stringify(text)}`)
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  const span = { start: 0, end: text.length }
  const [{ key, unit } = { key: '', unit: 'decision' as const }] = METRICS.filter(
    (one) => one.key === 'permits.decisions',
  )
  const report: StoredReportInput = {
    parser: '1.0.0',
    source: { name: text, media_type: 'text/plain', sha256, bytes: bytes.byteLength },
    agency: { name: text, name_as_printed: text, region_code: null, level: null, sector: 'other' },
    year,
    form: '2021',
    text,
    facts: [{ metric: key, state: 'number', value: 7, unit, raw: text, span }],
    disclosure: {
      volume: 3,
      basis: 'stated_total',
      counts: [{ value: 3, approximate: false, unit: text, kind: 'total', channel: null, span }],
    },
    mentions: [],
    findings: [
      {
        code: 'cell.unreadable',
        severity: 'warning',
        origin: 'document',
        metrics: [key],
        expected: null,
        actual: null,
        message: { zh: text, en: text },
        spans: [span],
        legal_basis: '国办公开办函〔2021〕30号',
      },
    ],
    checks: [],
  }
  return { bytes, reports: [report] }
}

/** A document that is stored under a name. */
export function documentNamed(name: string): StoredDocumentInput {
  const { bytes, reports } = hostileDocument(`the text of ${JSON.stringify(name)}`)
  return { bytes, reports: reports.map((report) => ({ ...report, source: { ...report.source, name } })) }
}

export const hostileDocuments = (): StoredDocumentInput[] => Object.values(HOSTILE).map((text) => hostileDocument(text))
