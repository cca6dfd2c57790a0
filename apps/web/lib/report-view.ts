/** A report as the pages show it: its figures, its findings, and the places in its text where they stand. */
import type { Check } from '@gongkai/parser'
import { type Basis, type Channel, type CountKind, type Form, getMetric } from '@gongkai/schema/metrics'
import { type Fact, figureId, findingId, findingPlaceId, placeId, type Span } from './fact.ts'
import { byGravity, type Finding } from './finding.ts'
import type { Lang } from './lang.ts'
import { type Quote, quoteAt } from './quote.ts'
import type { Mark } from './source-pieces.ts'

export interface DisclosureCount {
  readonly value: number
  readonly isApproximate: boolean
  /** As printed, such as 条. */
  readonly unit: string
  readonly kind: CountKind
  readonly channel: Channel | null
  readonly span: Span
}

export interface ReportView {
  readonly form: Form | null
  readonly text: string
  readonly facts: ReadonlyMap<string, Fact>
  readonly volume: number | null
  readonly basis: Basis | null
  readonly counts: readonly DisclosureCount[]
  /** The rules that were run on it. */
  readonly checks: readonly Check[]
  /** The gravest first. */
  readonly findings: readonly Finding[]
  /** Metrics with a number that an error speaks of. */
  readonly disputed: ReadonlySet<string>
}

/** A quotation with the anchor of its place in the source. */
export interface PlacedQuote extends Quote {
  readonly href: string
}

/** What is read of a report, wherever it was read: from the API, or from a file in the browser. */
export type ReportReading = Pick<
  ReportView,
  'form' | 'text' | 'volume' | 'basis' | 'counts' | 'checks' | 'findings'
> & {
  readonly facts: readonly Fact[]
}

/** Figures that this form does not have are left out: their absence says nothing about the agency. */
const factsOf = (facts: readonly Fact[]): ReadonlyMap<string, Fact> =>
  new Map(facts.filter((fact) => fact.state !== 'not_on_form').map((fact) => [fact.metric, fact]))

export const reportView = (reading: ReportReading): ReportView => {
  const findings = [...reading.findings].sort(byGravity)
  const facts = factsOf(reading.facts)
  return {
    ...reading,
    facts,
    findings,
    disputed: new Set(
      findings
        .filter(({ severity }) => severity === 'error')
        .flatMap(({ metrics }) => metrics)
        .filter((metric) => facts.get(metric)?.state === 'number'),
    ),
  }
}

/** Anchors of a counted sentence, by its place among the counts: in the source, and among the figures. */
export const countPlaceId = (index: number) => `c-${index + 1}`
export const countId = (index: number) => `vc-${index + 1}`

const spanKey = ({ start, end }: Span) => `${start}-${end}`

const figureMarks = ({ facts, disputed }: ReportView, lang: Lang): Mark[] =>
  [...facts.values()].flatMap(({ metric, span }) =>
    span
      ? [
          {
            ...span,
            id: placeId(metric),
            kind: disputed.has(metric) ? ('finding' as const) : ('figure' as const),
            back: figureId(metric),
            title: getMetric(metric).label[lang],
          },
        ]
      : [],
  )

const countMarks = ({ counts }: ReportView): Mark[] =>
  counts.map(({ span, unit, value }, i) => ({
    ...span,
    id: countPlaceId(i),
    kind: 'figure',
    back: countId(i),
    title: `${value} ${unit}`,
  }))

/** Places that findings speak of and no figure stands at. */
const findingMarks = ({ findings }: ReportView, taken: ReadonlyMap<string, Mark>, lang: Lang): Mark[] =>
  findings.flatMap((finding, i) =>
    finding.spans
      .map((span, n) => ({ span, n }))
      .filter(({ span }) => !taken.has(spanKey(span)))
      .map(({ span, n }) => ({
        ...span,
        id: findingPlaceId(i, n),
        kind: 'finding' as const,
        back: findingId(i),
        title: finding.message[lang],
      })),
  )

const bySpan = (marks: readonly Mark[]) => new Map(marks.map((mark) => [spanKey(mark), mark]))

export const marksOf = (report: ReportView, lang: Lang): Mark[] => {
  const figures = [...figureMarks(report, lang), ...countMarks(report)]
  return [...figures, ...findingMarks(report, bySpan(figures), lang)]
}

/** For each finding, what stands at its places, each with the anchor of its mark. */
export const quotesOf = (report: ReportView, marks: readonly Mark[]): PlacedQuote[][] => {
  const places = bySpan(marks)
  return report.findings.map(({ spans }) =>
    spans.flatMap((span) => {
      const mark = places.get(spanKey(span))
      return mark ? [{ ...quoteAt(report.text, span), href: `#${mark.id}` }] : []
    }),
  )
}
