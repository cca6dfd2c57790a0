/** What addresses may say, in words: each parameter’s name, what it takes, and what each of few values is called. */
import { BASES, FINDING_CODES, LEVELS, ORIGINS, SECTORS, SEVERITIES, type Wording } from '@gongkai/schema/metrics'
import { messagesIn } from '../messages/index.ts'
import type { Lang } from './lang.ts'

interface ParameterWording {
  readonly label: string
  /** What it takes; where its few values are listed that says it. */
  readonly takes?: string
  readonly values?: Readonly<Record<string, string>>
}

const wordedIn = (lang: Lang, table: Readonly<Record<string, Wording>>): Readonly<Record<string, string>> =>
  Object.fromEntries(Object.entries(table).map(([value, wording]) => [value, wording[lang]]))

export const parameterWordings = (lang: Lang): Readonly<Record<string, ParameterWording>> => {
  const t = messagesIn(lang)
  const { takes } = t.badAddress
  return {
    year: { label: t.year, takes: takes.year },
    region: { label: t.region, takes: takes.region },
    level: { label: t.level, values: wordedIn(lang, LEVELS) },
    sector: { label: t.sector, values: wordedIn(lang, SECTORS) },
    basis: { label: t.basis, values: wordedIn(lang, BASES) },
    direction: { label: t.order, values: { desc: t.orderDescending, asc: t.orderAscending } },
    show: { label: t.shownAs, values: { share: t.share } },
    minimum: { label: t.minimumCases, takes: takes.minimum },
    severity: { label: t.severity, values: wordedIn(lang, SEVERITIES) },
    origin: { label: t.origin, values: wordedIn(lang, ORIGINS) },
    rule: { label: t.method.rulesHeading, values: wordedIn(lang, FINDING_CODES) },
    sort: { label: t.order, values: t.findingOrders },
    metric: { label: t.method.metricsHeading, takes: takes.metric },
    of: { label: t.method.metricsHeading, takes: takes.metric },
    reason: { label: t.reason },
    agency: { label: t.agency, takes: takes.agency },
    around: { label: t.agency, takes: takes.agency },
    after: { label: t.pages, takes: takes.after },
  }
}
