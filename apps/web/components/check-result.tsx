import type { ParsedReport } from '@gongkai/parser'
import { FORMS } from '@gongkai/schema/metrics'
import { useState } from 'react'
import type { CheckAnswer, RefusalCode } from '../lib/check-answer.ts'
import type { Lang } from '../lib/lang.ts'
import { readParsedReport } from '../lib/parsed-report.ts'
import { messagesIn } from '../messages/index.ts'
import { CheckRecord } from './check-record.tsx'
import { ReportParts } from './report-parts.tsx'

interface Props {
  readonly lang: Lang
  /** Of the file. */
  readonly name: string
  readonly answer: CheckAnswer
}

function Refusal({ lang, name, code }: Omit<Props, 'answer'> & { readonly code: RefusalCode }) {
  const t = messagesIn(lang)
  return (
    <div className="notice" role="alert">
      <h2>{t.refusedTitle}</h2>
      <p>{name}</p>
      <p>{t.refusals[code]}</p>
      <p className="soft small">
        <code>{code}</code>
      </p>
    </div>
  )
}

/** A file may hold the reports of several agencies; one is shown at a time. */
function Chooser({
  lang,
  reports,
  chosen,
  onChoose,
}: {
  readonly lang: Lang
  readonly reports: readonly ParsedReport[]
  readonly chosen: number
  readonly onChoose: (index: number) => void
}) {
  const t = messagesIn(lang)
  if (reports.length === 1) return null
  const options = reports.map(({ agency, year }, index) => ({ index, label: `${agency.name} ${year ?? ''}` }))
  return (
    <label className="chooser">
      {t.reportsInFile(reports.length)}
      <select value={chosen} onChange={({ target }) => onChoose(Number(target.value))}>
        {options.map(({ index, label }) => (
          <option key={index} value={index}>
            {label}
          </option>
        ))}
      </select>
    </label>
  )
}

function Identity({ lang, report }: { readonly lang: Lang; readonly report: ParsedReport }) {
  const t = messagesIn(lang)
  const { agency, year, form } = report
  return (
    <>
      <h2 className="check-title">
        <span lang="zh-CN">{agency.name || t.agencyUnknown}</span>{' '}
        <span className="h1-sub">{year === null ? t.yearUnknown : t.reportTitle(year)}</span>
      </h2>
      <p className="soft">
        {t.form} · {form ? FORMS[form][lang] : t.formUnknown}
        {' · '}
        {t.regionCode} · {agency.region_code ?? t.regionUnknown}
      </p>
    </>
  )
}

/** What the parser says of a draft: its findings, figures and text, and the record of the check; or why it refused. */
export function CheckResult({ lang, name, answer }: Props) {
  const [chosen, choose] = useState(0)
  if (answer.kind === 'refused') return <Refusal lang={lang} name={name} code={answer.code} />
  const report = answer.reports[chosen] ?? answer.reports[0]
  if (!report) return null
  return (
    <div className="check-result">
      <Chooser lang={lang} reports={answer.reports} chosen={chosen} onChoose={choose} />
      <Identity lang={lang} report={report} />
      <ReportParts lang={lang} report={readParsedReport(report)} hasRecord />
      <CheckRecord lang={lang} report={report} />
    </div>
  )
}
