/** Rules on the narrative and on the structure of a report. */
import { getMetric, type Metric, SECTIONS } from '@gongkai/schema/metrics'
import type { Span } from '../document/document.ts'
import { readLeftYears } from '../narrative/index.ts'
import type { DisclosureCount, Finding, NarrativeMention } from '../report.ts'
import type { Heading } from '../sections/sections.ts'
import {
  ASIDE_CLOSING,
  ASIDE_OPENING,
  CHINESE_DIGITS,
  FOREIGN_FRAGMENT,
  LATIN_WORD,
  PARTS_OF,
  SECTION_TRACES,
  SENTENCE_END,
  SUB_CLOSINGS,
  SUB_HEADING,
} from '../text/wording.ts'
import { type Filling, formatMessage, type MessageKey } from './finding-messages.ts'
import { type CheckContext, contentOf, type Outcome, orPass, type Rule, spansOf } from './rule.ts'

interface Detail {
  /** The document’s own fault unless told. */
  readonly origin?: Finding['origin']
  readonly metrics?: readonly string[]
  readonly expected?: number
  readonly actual?: number
  readonly spans: readonly Span[]
}

const found = (message: MessageKey, fillings: Readonly<Record<string, Filling>>, detail: Detail): Outcome => ({
  origin: detail.origin ?? 'document',
  metrics: detail.metrics ?? [],
  expected: detail.expected ?? null,
  actual: detail.actual ?? null,
  message: formatMessage(message, fillings),
  spans: detail.spans,
})

const agrees: Record<NarrativeMention['relation'], (said: number, table: number) => boolean> = {
  equal: (said, table) => said === table,
  at_most: (said, table) => said <= table,
  part: (said, table) => said <= table,
}

/** Undefined where one of the cells has no value. */
const tableSum = (context: CheckContext, metrics: readonly string[]): number | undefined => {
  const contents = metrics.map((metric) => contentOf(context, metric) ?? undefined)
  return contents.includes(undefined) ? undefined : contents.reduce((sum: number, content) => sum + (content ?? 0), 0)
}

const contradictions = (context: CheckContext): Outcome[] =>
  context.narrative.mentions.map((mention) => {
    const metrics = [mention.metric, ...(mention.together_with ?? [])]
    const table = tableSum(context, metrics)
    if (table === undefined) return 'not_assessable'
    if (agrees[mention.relation](mention.value, table)) return 'pass'
    const { label } = getMetric(mention.metric)
    return found(
      'contradiction',
      { metric: label, expected: table, actual: mention.value },
      {
        metrics,
        expected: table,
        actual: mention.value,
        spans: [mention.span, ...spansOf(context, metrics)],
      },
    )
  })

const yearMismatches = ({ text, parts, narrative, year }: CheckContext): Outcome[] =>
  year === null
    ? ['not_assessable']
    : [...narrative.yearMentions, ...readLeftYears(text, parts, year)].map((mention) =>
        mention.year === year
          ? 'pass'
          : found(
              'year',
              { expected: year, actual: mention.year },
              { expected: year, actual: mention.year, spans: [mention.span] },
            ),
      )

/** Bounds the work on a text without sentence ends. */
const LONGEST_SENTENCE = 2000

/** Parts that the text itself calls parts: after the total, in its sentence, behind the word for “of these”. */
const partsOf = ({ text, narrative }: CheckContext, { span }: DisclosureCount, place: number): DisclosureCount[] => {
  const rest = text.slice(span.end, span.end + LONGEST_SENTENCE)
  const length = rest.search(SENTENCE_END)
  const mark = rest.slice(0, length < 0 ? rest.length : length).search(PARTS_OF)
  if (mark < 0) return []
  const [from, to] = [span.end + mark, span.end + (length < 0 ? rest.length : length)]
  const { counts } = narrative.disclosure
  const parts: DisclosureCount[] = []
  for (let i = place + 1; i < counts.length; i++) {
    const part = counts[i] as DisclosureCount
    if (part.span.start >= to) break
    if (part.kind === 'category' && part.span.start > from) parts.push(part)
  }
  return withoutAsides(text, from, parts)
}

/** Without the parts of parts, in brackets behind their own. */
const withoutAsides = (text: string, from: number, parts: readonly DisclosureCount[]) => {
  let at = from
  let depth = 0
  const depths = parts.map(({ span }) => {
    depth += depthOf(text.slice(at, span.start))
    at = span.start
    return depth
  })
  return parts.filter((_, i) => depths[i] === depths[0])
}

/** How many asides these words open, less those that they close. */
const depthOf = (words: string) => (words.match(ASIDE_OPENING)?.length ?? 0) - (words.match(ASIDE_CLOSING)?.length ?? 0)

/** What is added up: by class, and again by channel, or again once the parts have made the total. */
const sumsOfParts = (parts: readonly DisclosureCount[], total: number): DisclosureCount[][] => {
  const runs: DisclosureCount[][] = []
  let left = 0
  for (const part of parts) {
    const run = runs.at(-1)
    if (run && left > 0 && (run[0]?.channel === null) === (part.channel === null)) run.push(part)
    else {
      runs.push([part])
      left = total
    }
    left -= part.value
  }
  return runs
}

/** The same information may go out through several channels; each may be the whole of it, and no more. */
const exceeds = (run: readonly DisclosureCount[], total: number) =>
  run[0]?.channel === null ? sumOf(run) > total : run.some(({ value }) => value > total)

const sumOf = (parts: readonly DisclosureCount[]) => parts.reduce((all, part) => all + part.value, 0)

const exceedingParts = (context: CheckContext): Outcome[] =>
  [...context.narrative.disclosure.counts.entries()]
    .filter(([, count]) => count.kind === 'total' && !count.approximate)
    .map(([place, total]) => {
      const runs = sumsOfParts(partsOf(context, total, place), total.value)
      const run = runs.find((parts) => exceeds(parts, total.value))
      if (runs.length === 0) return 'not_assessable'
      if (!run) return 'pass'
      const parts = run[0]?.channel === null ? run : run.filter(({ value }) => value > total.value)
      const sum = sumOf(parts)
      return found(
        'parts',
        { expected: total.value, actual: sum },
        {
          metrics: ['disclosure.volume'],
          expected: total.value,
          actual: sum,
          spans: [total.span, ...parts.map((part) => part.span)],
        },
      )
    })

const sectionOf = (key: string) => SECTIONS.find((section) => section.key === key) ?? SECTIONS[0]

/** A section is there when its heading is, or its table. Before 2019 there were no such sections. */
const missingSections = (context: CheckContext): Outcome[] =>
  SECTIONS.map((section) => {
    const { parts, missingTables, form } = context
    if (form === 'pre2019') return 'not_assessable'
    const hasHeading = parts.headings.some((heading) => heading.key === section.key)
    const hasTable = section.key in parts && isTable(section.key) && !missingTables.includes(section.key)
    if (hasHeading || hasTable) return 'pass'
    return hasTrace(context, section.key) ? 'not_assessable' : found('section', { section }, { spans: [] })
  })

/** Where it would stand the text speaks of what the section is for: the heading may only be worded in another way. */
const hasTrace = ({ text, parts }: CheckContext, key: string): boolean => {
  const isFirst = key === SECTIONS[0].key
  const start = isFirst ? parts.range.start : (parts.reviews ?? parts.requests)?.start
  const end = isFirst ? parts.narrative.end : parts.range.end
  return start !== undefined && (SECTION_TRACES[key]?.test(text.slice(start, end)) ?? false)
}
const isTable = (key: string) => ['disclosure', 'requests', 'reviews'].includes(key)

const missingTables = ({ missingTables, form }: CheckContext): Outcome[] =>
  form === 'pre2019'
    ? ['not_assessable']
    : missingTables.map((key) => found('table', { section: sectionOf(key) }, { origin: 'unknown', spans: [] }))

const rowOf = (metric: Metric) => `${metric.address.section} ${metric.address.row}`

/**
 * Rows of the form that a table lacks. The row before a gap is named too: where a stretch of a table is lost, the figures
 * beside its label may be those of a lost row. Whether a label is lost or misread cannot be told.
 */
const missingRows = ({ facts, missingTables }: CheckContext): Outcome[] => {
  if (facts.inState('missing').length === 0) return []
  const metrics = [...facts.keys()].map(getMetric)
  const rows = [...Map.groupBy(metrics, rowOf).values()].filter(
    ([first]) => first !== undefined && !missingTables.includes(first.address.section),
  )
  const isMissing = (row: readonly Metric[] | undefined) =>
    row?.every((metric) => facts.get(metric.key)?.state === 'missing') ?? false
  const bySection = Map.groupBy(rows, ([first]) => first?.address.section)
  return [...bySection.values()].flatMap((own) => {
    const missing = own.filter(isMissing)
    const [first] = missing[0] ?? []
    if (!first) return []
    const before = own.filter((row, i) => !isMissing(row) && isMissing(own[i + 1]))
    const fillings = { section: sectionOf(first.address.section), row: rowLabel(first), actual: missing.length }
    const keys = [...missing, ...before].flat().map((metric) => metric.key)
    return found('rows', fillings, { origin: 'unknown', metrics: keys, spans: [] })
  })
}
/** A metric’s label names its row first, then its column. */
const rowLabel = ({ label }: Metric) => ({ zh: label.zh.split(' · ')[0] ?? '', en: label.en.split(':')[0] ?? '' })

const numberOf = (numeral: string): number => (numeral === '十' ? 10 : (CHINESE_DIGITS[numeral] ?? 0))
const numeralOf = (value: number): string =>
  Object.keys(CHINESE_DIGITS).find((key) => CHINESE_DIGITS[key] === value) ?? ''

/** Numbers at the start of a line: each with its line’s beginning. */
const subHeadings = (text: string, { start, end }: Span) =>
  Array.from(text.slice(start, end).matchAll(SUB_HEADING), ({ index, 0: printed, 1: numeral = '' }) => ({
    numeral,
    span: { start: start + index, end: start + index + printed.length },
  }))

/**
 * Sub-headings （一）（二）… of a narrative section: the first is （一）, each later one the next, or （一） again; the one before may
 * stand within a line.
 */
const numberingGaps = ({ text }: CheckContext, range: Span | undefined): Outcome[] => {
  if (!range) return []
  let previous = 0
  let from = range.start
  return subHeadings(text, range).map(({ numeral, span }) => {
    const current = numberOf(numeral)
    const isNext =
      current === previous + 1 ||
      current === 1 ||
      current === previous ||
      SUB_CLOSINGS.some((mark) => text.slice(from, span.start).includes(numeralOf(current - 1) + mark))
    const expected = numeralOf(previous + 1)
    previous = current
    from = span.end
    if (isNext) return 'pass'
    return found('numbering', { actual: `（${numeral}）`, expected: `（${expected}）` }, { spans: [span] })
  })
}

const placeOfSection = (key: string) => SECTIONS.findIndex((section) => section.key === key)

/** Numbered as the form does, or on from the heading before; a report in two halves begins again at 一. */
const isNumberedWell = (heading: Heading, before: Heading | undefined): boolean => {
  const place = placeOfSection(heading.key)
  const number = numberOf(heading.number.slice(0, 1))
  if (heading.number === '' || number === place + 1) return true
  if (before === undefined || before.number === '') return false
  const previous = numberOf(before.number.slice(0, 1))
  return number === previous + place - placeOfSection(before.key) || (number === 1 && heading.key === 'disclosure')
}

const headingGaps = ({ parts }: CheckContext): Outcome[] =>
  parts.headings.map((heading, i) => {
    if (isNumberedWell(heading, parts.headings[i - 1])) return 'pass'
    return found(
      'numbering',
      { actual: heading.number, expected: sectionOf(heading.key).number },
      { spans: [{ start: heading.start, end: heading.end }] },
    )
  })

const foreignFragments = ({ text, parts }: CheckContext): Outcome[] => {
  const { start, end } = parts.narrative
  const words = text.slice(start, end)
  const fragments = LATIN_WORD.test(words) ? [...words.matchAll(FOREIGN_FRAGMENT)] : []
  if (fragments.length === 0) return ['pass']
  const spans = fragments.map((match) => ({ start: start + match.index, end: start + match.index + match[0].length }))
  return [found('foreign', { fragments: fragments.map((match) => match[0]).join(', ') }, { spans })]
}

export const TEXT_RULES: readonly Rule[] = [
  { code: 'narrative.contradicts_table', check: contradictions },
  { code: 'narrative.year_mismatch', check: yearMismatches },
  { code: 'narrative.parts_exceed_total', check: exceedingParts },
  { code: 'structure.section_missing', check: missingSections },
  { code: 'structure.table_missing', check: (context) => orPass([...missingTables(context), ...missingRows(context)]) },
  {
    code: 'structure.numbering',
    check: (context) => [
      ...headingGaps(context),
      ...numberingGaps(context, context.parts.narrative),
      ...numberingGaps(context, context.parts.problems),
    ],
  },
  {
    code: 'form.mixed',
    check: ({ form }) =>
      form === null ? ['not_assessable'] : form === 'mixed' ? [found('mixed', {}, { spans: [] })] : ['pass'],
  },
  { code: 'text.foreign_fragment', check: foreignFragments },
]
