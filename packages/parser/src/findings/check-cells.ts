/** Rules on single cells: blank, unreadable, negative, broken, without a unit. */
import { getMetric, type Metric, SECTIONS } from '@gongkai/schema/metrics'
import { figureAt } from '../figures/figures.ts'
import type { Fact, Finding } from '../report.ts'
import { formatMessage, type MessageKey } from './finding-messages.ts'
import { type CheckContext, type Outcome, orPass, type Rule, spansOf } from './rule.ts'

const metricOf = (fact: Fact): Metric => getMetric(fact.metric)
const sectionOf = (key: string) => SECTIONS.find((section) => section.key === key)

const groupFinding = (
  context: CheckContext,
  facts: readonly Fact[],
  origin: Finding['origin'],
  message: Finding['message'],
): Outcome => {
  const metrics = facts.map((fact) => fact.metric)
  return { origin, metrics, expected: null, actual: null, message, spans: spansOf(context, metrics) }
}

const blanks = (context: CheckContext): Outcome[] => {
  const groups = Map.groupBy(context.facts.inState('blank'), (fact) => metricOf(fact).address.section)
  return [...groups].map(([section, facts]) =>
    groupFinding(
      context,
      facts,
      'document',
      formatMessage('blank', { section: sectionOf(section) ?? section, actual: facts.length }),
    ),
  )
}

const unreadables = (context: CheckContext): Outcome[] => {
  const groups = Map.groupBy(
    context.facts.inState('unreadable'),
    (fact) => `${metricOf(fact).address.section} ${metricOf(fact).address.row}`,
  )
  return [...groups.values()].map((facts) => {
    const label = metricOf(facts[0] as Fact).label
    const row = { zh: label.zh.split(' · ')[0] ?? '', en: label.en.split(':')[0] ?? '' }
    return groupFinding(context, facts, 'unknown', formatMessage('unreadable', { row, actual: facts.length }))
  })
}

const assessable = (failures: (context: CheckContext) => Outcome[]) => (context: CheckContext) =>
  context.facts.size === 0 ? ['not_assessable' as const] : orPass(failures(context))

/** One finding for each fact of which it holds, among those that it may hold of. */
const eachFact = (
  code: Rule['code'],
  message: MessageKey,
  among: (context: CheckContext) => readonly Fact[],
  holds: (fact: Fact, context: CheckContext) => boolean,
): Rule => ({
  code,
  check: assessable((context) =>
    among(context)
      .filter((fact) => holds(fact, context))
      .map((fact) => ({
        origin: 'document' as const,
        metrics: [fact.metric],
        expected: null,
        actual: fact.value,
        message: formatMessage(message, {
          metric: metricOf(fact).label,
          actual: fact.value ?? '',
          raw: fact.raw ?? '',
        }),
        spans: spansOf(context, [fact.metric]),
      })),
  ),
})

/** A count that is no whole number is never stated (facts.ts). */
const isFraction = (fact: Fact, context: CheckContext): boolean => {
  if (!fact.span || fact.unit === 'wan_yuan') return false
  const { value } = figureAt(context.text, fact.span)
  return value !== null && !Number.isInteger(value)
}

export const CELL_RULES: readonly Rule[] = [
  { code: 'cell.blank', check: assessable(blanks) },
  { code: 'cell.unreadable', check: assessable(unreadables) },
  eachFact(
    'cell.negative',
    'negative',
    ({ facts }) => facts.inState('number'),
    (fact) => (fact.value ?? 0) < 0 && !metricOf(fact).isChange,
  ),
  eachFact('cell.fraction', 'fraction', ({ facts }) => facts.inState('unreadable'), isFraction),
  eachFact(
    'unit.unknown',
    'unit',
    ({ facts, unitless }) => (unitless.length === 0 ? [] : facts.values()),
    (fact, { unitless }) => unitless.includes(fact.metric),
  ),
]
