/** The findings of a report in short: which rules it breaks how often, and which of its figures are in doubt for what. */
import type { MetricNumbers } from '../db/rows/metric-numbers.ts'
import { type FindingCodeKey, findMetric, type Origin, type Severity } from '../metrics/index.ts'

export interface FindingCount {
  readonly code: FindingCodeKey
  readonly severity: Severity
  readonly origin: Origin
  readonly count: number
}

export interface FindingPattern {
  readonly counts: readonly FindingCount[]
  /** Numbers of the metrics that a finding of severity error is about. */
  readonly disputed: ReadonlySet<number>
  /** Numbers of the metrics that are far from the agency’s other years. */
  readonly unusual: ReadonlySet<number>
}

const NONE: FindingPattern = { counts: [], disputed: new Set(), unusual: new Set() }
/** The rule by which a figure is unusual. */
export const UNUSUAL: FindingCodeKey = 'outlier.year_on_year'

/** Told apart by their text; most reports share theirs with many others. Number 0 is no finding at all. */
export class FindingPatterns {
  private readonly numbers: MetricNumbers
  private readonly ids = new Map<string, number>([['', 0]])
  private readonly patterns: FindingPattern[] = [NONE]

  constructor(numbers: MetricNumbers) {
    this.numbers = numbers
  }

  get size(): number {
    return this.patterns.length
  }

  /** `findings` are `code/severity/origin/metric,metric`, one after the other with spaces between; metrics where they put one in doubt. */
  intern(findings: string): number {
    const known = this.ids.get(findings)
    if (known !== undefined) return known
    const id = this.patterns.push(this.read(findings)) - 1
    this.ids.set(findings, id)
    return id
  }

  private read(findings: string): FindingPattern {
    const counts = new Map<string, FindingCount>()
    const [disputed, unusual] = [new Set<number>(), new Set<number>()]
    for (const finding of findings.split(' ')) {
      const [code, severity, origin, metrics = ''] = finding.split('/') as [FindingCodeKey, Severity, Origin, string]
      const key = `${code}/${severity}/${origin}`
      counts.set(key, { code, severity, origin, count: (counts.get(key)?.count ?? 0) + 1 })
      if (severity === 'error') this.mark(disputed, metrics)
      if (code === UNUSUAL) this.mark(unusual, metrics)
    }
    return { counts: [...counts.values()], disputed, unusual }
  }

  /** A metric that this program does not know is none it could show. */
  private mark(doubtful: Set<number>, metrics: string) {
    for (const metric of metrics.split(',')) if (findMetric(metric)) doubtful.add(this.numbers.numberOf(metric))
  }

  at(id: number): FindingPattern {
    return this.patterns[id] ?? NONE
  }

  /** By pattern, whether it disputes one of the metrics. */
  disputing(metrics: readonly number[]): Uint8Array {
    return Uint8Array.from(this.patterns, ({ disputed }) => (metrics.some((metric) => disputed.has(metric)) ? 1 : 0))
  }
}
