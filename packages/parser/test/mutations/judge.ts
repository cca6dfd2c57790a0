/** Compares a parse with what the mutated document says. */
import { findMetric } from '@gongkai/schema/metrics'
import type { Fact, Finding, ParsedReport } from '../../src/report.ts'
import type { Truth } from './truth.ts'

export type Verdict = 'right' | 'refused' | 'flagged' | 'silent'
export const VERDICTS: readonly Verdict[] = ['right', 'refused', 'flagged', 'silent']

export interface Judgement {
  readonly metric: string
  readonly verdict: Verdict
  readonly expected: readonly (number | null | undefined)[]
  readonly actual: number | null
}

/** Whether two cells stand on one row or in one column of one table. */
const isNeighbour = (a: string, b: string): boolean => {
  const [left, right] = [findMetric(a)?.address, findMetric(b)?.address]
  if (!left || !right || left.section !== right.section) return false
  return left.row === right.row || left.column === right.column
}

const isFlagged = (metric: string, findings: readonly Finding[]) =>
  findings.some(({ severity, metrics }) => severity === 'error' && metrics.some((other) => isNeighbour(other, metric)))

const isSame = (a: number | null | undefined, b: number) => typeof a === 'number' && Math.abs(a - b) < 1e-6

const judgeFact = (metric: string, truths: readonly Truth[], fact: Fact | undefined, findings: readonly Finding[]) => {
  const expected = truths.map((truth) => truth.get(metric))
  const actual = fact?.state === 'number' ? fact.value : null
  const judged = (verdict: Verdict): Judgement => ({ metric, verdict, expected, actual })
  if (actual === null) return judged(expected.every((value) => value === null) ? 'right' : 'refused')
  if (expected.every((value) => isSame(value, actual))) return judged('right')
  return judged(isFlagged(metric, findings) ? 'flagged' : 'silent')
}

const isOfTables = (fact: Fact) => !fact.metric.startsWith('disclosure.')
/** Of a cell that several reports of one document give, the verdict that weighs most. */
const WEIGHT: Readonly<Record<Verdict, number>> = { refused: 0, right: 1, flagged: 2, silent: 3 }
const weightier = (a: Judgement, b: Judgement) => (WEIGHT[b.verdict] > WEIGHT[a.verdict] ? b : a)

/** Judges every cell the document was rendered with, and every value the parse gives beyond them. */
export const judge = (truths: readonly Truth[], reports: readonly ParsedReport[]): Judgement[] => {
  const found = reports.flatMap((report) => report.facts.filter(isOfTables).map((fact) => ({ fact, report })))
  const metrics = new Set([
    ...(truths[0]?.keys() ?? []),
    ...found.flatMap(({ fact }) => (fact.state === 'number' ? [fact.metric] : [])),
  ])
  const byMetric = Map.groupBy(found, ({ fact }) => fact.metric)
  return [...metrics].map((metric) =>
    (byMetric.get(metric) ?? [])
      .map(({ fact, report }) => judgeFact(metric, truths, fact, report.findings))
      .reduce(weightier, judgeFact(metric, truths, undefined, [])),
  )
}
