/** Pages that are about one chart: the address of such a page with `.svg`, `.png`, `.csv`, `.json` or `.zip` is that chart. */
import { decodeSegment } from './address-state.ts'
import type { EmbedKind } from './embed-state.ts'
import { EXPORT_FORMATS } from './export-path.ts'
import { dimensionBelow } from './region.ts'

interface PageChart {
  readonly path: RegExp
  readonly kind: EmbedKind
  /** The parameter that stands in the path. */
  readonly parameter?: string
  /** What the path says besides. */
  readonly adds?: (named: string | undefined) => Readonly<Record<string, string>>
  /** The export of the API that holds its figures, and the parameters of the page that it takes. */
  readonly figures?: { readonly name: string; readonly takes: readonly string[]; readonly metrics?: readonly string[] }
}

/** What a page shows whose address names no metric. */
const HEADLINES = ['disclosure-volume', 'permits', 'penalties'] as const
const AGENCIES = ['year', 'region', 'level', 'sector']
/** What every export takes. */
const FILE_PARAMETERS = ['asOf', 'limit', 'bom']

const PAGE_CHARTS: readonly PageChart[] = [
  {
    path: /^\/rankings\/([^/]+)$/,
    kind: 'ranking',
    parameter: 'metric',
    figures: { name: 'ranking', takes: ['metric', ...AGENCIES, 'basis', 'direction', 'minimum'] },
  },
  {
    path: /^\/agencies\/([^/]+)$/,
    kind: 'trend',
    parameter: 'agency',
    figures: { name: 'trend', takes: ['agency', 'metric'], metrics: [HEADLINES[0]] },
  },
  {
    path: /^\/compare$/,
    kind: 'compare',
    figures: { name: 'compare', takes: ['agency', 'metric', 'year'], metrics: HEADLINES },
  },
  {
    path: /^\/regions(?:\/(\d{6}))?$/,
    kind: 'summary',
    parameter: 'region',
    adds: (code) => ({ by: dimensionBelow(code).toLowerCase() }),
  },
]

interface Found {
  readonly chart: PageChart
  readonly query: URLSearchParams
}

/** The chart of a page’s path without its language; `query` is the page’s own. */
const findChart = (path: string, query: URLSearchParams): Found | undefined => {
  for (const chart of PAGE_CHARTS) {
    const match = chart.path.exec(path)
    if (!match) continue
    const named = match[1] && decodeSegment(match[1])
    const asked = new URLSearchParams(query)
    if (chart.parameter && named) asked.set(chart.parameter, named)
    for (const [name, value] of Object.entries(chart.adds?.(named) ?? {})) if (!asked.has(name)) asked.set(name, value)
    return { chart, query: asked }
  }
  return undefined
}

const withoutLang = (path: string) => {
  const [, english, rest = '/'] = /^(\/en)?(\/.*)$/.exec(path) ?? []
  return { isEnglish: english !== undefined, rest }
}

/** The address of the embed that shows what a page is about; undefined where none does. */
export const embedOfPage = (path: string, query: URLSearchParams, format = ''): string | undefined => {
  const { isEnglish, rest } = withoutLang(path)
  const found = findChart(rest, query)
  if (!found) return undefined
  if (isEnglish) found.query.set('lang', 'en')
  return `/embed/${found.chart.kind}${format}?${found.query}`
}

const exportOfPage = (path: string, query: URLSearchParams, format: string): string | undefined => {
  const found = findChart(withoutLang(path).rest, query)
  const figures = found?.chart.figures
  if (!figures) return undefined
  const taken = [...found.query].filter(([name]) => [...figures.takes, ...FILE_PARAMETERS].includes(name))
  const isNamed = found.query.has('metric')
  const metrics = isNamed ? [] : (figures.metrics ?? []).map((metric) => ['metric', metric])
  return `/exports/${figures.name}/${format}?${new URLSearchParams([...taken, ...metrics])}`
}

const FILE = /^(\/.+)\.(svg|png|csv|json|zip)$/
const isExported = (format: string) => EXPORT_FORMATS.some((one) => one === format)

/**
 * Where the chart of a page is found as a file: the picture among the embeds, the figures among the exports, or with the
 * embed where no export holds them. Undefined for every address that is no such file.
 */
export const chartFileOf = (address: string): string | undefined => {
  const url = new URL(address, 'http://localhost')
  const [, path = '', format = ''] = FILE.exec(url.pathname) ?? []
  const figures = isExported(format) ? exportOfPage(path, url.searchParams, format) : undefined
  return figures ?? (format === 'zip' ? undefined : embedOfPage(path, url.searchParams, `.${format}`))
}
