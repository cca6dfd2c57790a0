import type { ParsedReport } from '@gongkai/parser'
import { FINDING_CODES, FORMS, SEVERITIES } from '@gongkai/schema/metrics'
import { Fragment } from 'react'
import { formatDate, formatNumber } from '../lib/format.ts'
import type { Lang } from '../lib/lang.ts'
import { type RuleOutcome, ruleOutcomes } from '../lib/parsed-report.ts'
import { messagesIn } from '../messages/index.ts'
import { Section } from './section.tsx'

interface Props {
  readonly lang: Lang
  readonly report: ParsedReport
}

function Particulars({ lang, report }: Props) {
  const t = messagesIn(lang)
  const { source, parser, agency, year, form } = report
  const rows = [
    [t.file, source.name],
    [t.fileSize, t.bytes(formatNumber(source.bytes, lang))],
    [t.sha256, source.sha256],
    [t.agency, agency.name || t.agencyUnknown],
    [t.year, year === null ? t.yearUnknown : String(year)],
    [t.form, form ? FORMS[form][lang] : t.formUnknown],
    [t.parser, parser],
    [t.checkedOn, formatDate(new Date(), lang)],
  ] as const
  return (
    <dl className="facts small">
      {rows.map(([name, value]) => (
        <Fragment key={name}>
          <dt>{name}</dt>
          <dd>{name === t.sha256 ? <code>{value}</code> : value}</dd>
        </Fragment>
      ))}
    </dl>
  )
}

function Rule({ lang, rule }: { readonly lang: Lang; readonly rule: RuleOutcome }) {
  const t = messagesIn(lang)
  const { severity, ...wording } = FINDING_CODES[rule.code]
  return (
    <tr>
      <th scope="row">
        {wording[lang]}
        <span className="basis" lang="zh-CN">
          {wording.legalBasis}
        </span>
      </th>
      <td>{SEVERITIES[severity][lang]}</td>
      <td>
        <span className={`outcome outcome-${rule.status}`}>{t.outcomes[rule.status]}</span>
        {rule.findings > 0 && <span className="num"> {t.findingsMade(rule.findings)}</span>}
      </td>
    </tr>
  )
}

/** What was checked and how each rule ended; printed, it stands alone. */
export function CheckRecord({ lang, report }: Props) {
  const t = messagesIn(lang)
  return (
    <Section
      className="check-record"
      id="record"
      heading={t.recordHeading}
      beside={
        <button type="button" className="button" onClick={() => print()}>
          {' '}
          {t.print}{' '}
        </button>
      }
    >
      <Particulars lang={lang} report={report} />
      <div className="table-scroll">
        <table>
          <caption className="visually-hidden">{t.recordHeading}</caption>
          <thead>
            <tr>
              <th scope="col">{t.lookedFor}</th>
              <th scope="col">{t.severity}</th>
              <th scope="col">{t.outcome}</th>
            </tr>
          </thead>
          <tbody>
            {ruleOutcomes(report).map((rule) => (
              <Rule key={rule.code} lang={lang} rule={rule} />
            ))}
          </tbody>
        </table>
      </div>
      <p className="small soft record-caveat">{t.recordCaveat}</p>
    </Section>
  )
}
