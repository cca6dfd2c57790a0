/** A report as one reads it: what the checks found, its figures, and beside them the text they stand in. */

import { FACT_STATES, type FactState, FINDING_CODES, getMetric } from '@gongkai/schema/metrics'
import type { Span } from '../lib/fact.ts'
import { findingId } from '../lib/fact.ts'
import { formatNumber } from '../lib/format.ts'
import type { Lang } from '../lib/lang.ts'
import { FOUND_ID } from '../lib/place-in-text.ts'
import { marksOf, quotesOf, type ReportView } from '../lib/report-view.ts'
import type { Mark } from '../lib/source-pieces.ts'
import { messagesIn } from '../messages/index.ts'
import { DisclosureCounts } from './disclosure-counts.tsx'
import { FindingCard } from './finding-card.tsx'
import { DisclosureTables, RequestMatrix, ReviewTable } from './form-tables.tsx'
import { Section, SectionHead } from './section.tsx'
import { SourceText } from './source-text.tsx'
import { StateTag } from './state-tag.tsx'

/** What a search led to. */
const foundMark = (span: Span, lang: Lang): Mark => ({
  ...span,
  id: FOUND_ID,
  kind: 'figure',
  back: 'source',
  title: messagesIn(lang).foundHere,
})

interface PartProps {
  readonly lang: Lang
  readonly report: ReportView
}

interface Props extends PartProps {
  readonly found?: Span | undefined
  /** Whether how each rule ended is told below, in the record of the check. */
  readonly hasRecord?: boolean
}

interface FindingsProps extends PartProps {
  readonly marks: readonly Mark[]
  readonly hasRecord: boolean
}

const STATES = Object.keys(FACT_STATES) as FactState[]

/** How many rules were run and what came of them, for what found nothing may also have found nothing to look at. */
function RulesRun({ lang, report }: PartProps) {
  const t = messagesIn(lang)
  const countOf = (status: string) => report.checks.filter((check) => check.status === status).length
  const unassessed = report.checks.filter(({ status }) => status === 'not_assessable')
  if (report.checks.length === 0) return null
  return (
    <div className="rules-run small soft">
      <p>{t.rulesRun(countOf('pass'), countOf('fail'), unassessed.length)}</p>
      {unassessed.length > 0 && (
        <details>
          <summary>{t.rulesUnassessed}</summary>
          <ul>
            {unassessed.map(({ code }) => (
              <li key={code}>{FINDING_CODES[code][lang]}</li>
            ))}
          </ul>
        </details>
      )}
    </div>
  )
}

function Findings({ lang, report, marks, hasRecord }: FindingsProps) {
  const t = messagesIn(lang)
  const quotes = quotesOf(report, marks)
  const countOf = (severity: string) => report.findings.filter((finding) => finding.severity === severity).length
  return (
    <Section
      id="findings"
      heading={t.atAGlance}
      beside={
        <span className="soft small">{t.findingsSummary(countOf('error'), countOf('warning'), countOf('info'))}</span>
      }
    >
      {report.findings.length === 0 && <p className="soft">{t.noFindings}</p>}
      <ol className="finding-list">
        {report.findings.map((finding, i) => (
          <FindingCard key={finding.id} id={findingId(i)} lang={lang} finding={finding} quotes={quotes[i] ?? []} />
        ))}
      </ol>
      {!hasRecord && <RulesRun lang={lang} report={report} />}
    </Section>
  )
}

/** How many figures are in each state that this report has, so that a blank is never read as a zero. */
function States({ lang, report }: PartProps) {
  const facts = [...report.facts.values()].filter(({ metric }) => getMetric(metric).address.section !== 'narrative')
  const counts = STATES.map((state) => [state, facts.filter((fact) => fact.state === state).length] as const)
  return (
    <p className="legend">
      {facts.length > 0 && <span>{messagesIn(lang).cellsByState}</span>}
      {counts
        .filter(([, count]) => count > 0)
        .map(([state, count]) => (
          <span key={state}>
            <StateTag state={state} lang={lang} /> <span className="num">{formatNumber(count, lang)}</span>
          </span>
        ))}
      {facts.some(({ metric }) => report.disputed.has(metric)) && <span>≠ {messagesIn(lang).disputed}</span>}
      {facts.some((fact) => fact.isFromSums) && <span>Σ {messagesIn(lang).resolvedBySums}</span>}
    </p>
  )
}

function Figures({ lang, report }: PartProps) {
  const t = messagesIn(lang)
  const props = { lang, facts: report.facts, form: report.form, disputed: report.disputed }
  return (
    <section aria-labelledby="figures">
      <SectionHead id="figures" heading={t.figures} beside={<a href="#source">{t.toSource}</a>} />
      <States lang={lang} report={report} />
      <DisclosureCounts lang={lang} report={report} />
      <DisclosureTables {...props} />
      <RequestMatrix {...props} />
      <ReviewTable {...props} />
    </section>
  )
}

function Source({ lang, report, marks }: PartProps & { readonly marks: readonly Mark[] }) {
  const t = messagesIn(lang)
  return (
    <section className="source" id="source" aria-labelledby="source-heading">
      <SectionHead id="source-heading" heading={t.source} beside={<a href="#figures">{t.backToFigures}</a>} />
      <p className="small soft source-lead">{t.sourceLead}</p>
      <SourceText text={report.text} marks={marks} label={t.sourceScrolls} />
    </section>
  )
}

/** The same for a report of the store and for a draft in the browser. */
export function ReportParts({ lang, report, found, hasRecord = false }: Props) {
  const marks = [...marksOf(report, lang), ...(found ? [foundMark(found, lang)] : [])]
  return (
    <>
      <Findings lang={lang} report={report} marks={marks} hasRecord={hasRecord} />
      <div className="section report-view">
        <Figures lang={lang} report={report} />
        <Source lang={lang} report={report} marks={marks} />
      </div>
    </>
  )
}
