/** Pages as Lighthouse sees them, on its telephone and its desktop. */
import lighthouse, { desktopConfig, type Result } from 'lighthouse'

export const PRESETS = ['mobile', 'desktop'] as const
export type Preset = (typeof PRESETS)[number]

const CATEGORIES = ['performance', 'accessibility', 'best-practices'] as const
type Category = (typeof CATEGORIES)[number]

export interface Sight extends Readonly<Record<Category, number>> {
  /** Largest contentful paint in milliseconds. */
  readonly lcp: number
  /** Cumulative layout shift. */
  readonly cls: number
  /** Bytes of script as they were sent. */
  readonly script: number
  /** Audits that were not passed. */
  readonly failed: readonly string[]
}

const scoreOf = ({ categories }: Result, category: Category) => Math.round((categories[category]?.score ?? 0) * 100)

const failedIn = ({ audits, categories }: Result): string[] =>
  CATEGORIES.slice(1).flatMap((category) =>
    (categories[category]?.auditRefs ?? [])
      .filter(({ id, weight }) => weight > 0 && (audits[id]?.score ?? 1) < 1)
      .map(({ id }) => id),
  )

interface Transfer {
  readonly resourceType: string
  readonly transferSize: number
}

const scriptsIn = ({ audits }: Result): number => {
  const { items = [] } = (audits['network-requests']?.details ?? {}) as { readonly items?: readonly Transfer[] }
  return items.reduce((sum, one) => sum + (one.resourceType === 'Script' ? one.transferSize : 0), 0)
}

const readSight = (result: Result): Sight => ({
  performance: scoreOf(result, 'performance'),
  accessibility: scoreOf(result, 'accessibility'),
  'best-practices': scoreOf(result, 'best-practices'),
  lcp: result.audits['largest-contentful-paint']?.numericValue ?? Number.NaN,
  cls: result.audits['cumulative-layout-shift']?.numericValue ?? Number.NaN,
  script: scriptsIn(result),
  failed: failedIn(result),
})

/** The run in the middle by performance, then by paint; `port` is the one Chromium is driven by. */
export const lookAt = async (url: string, preset: Preset, port: number, runs: number): Promise<Sight> => {
  const sights: Sight[] = []
  for (let run = 0; run < runs; run++) {
    const flags = { port, onlyCategories: [...CATEGORIES], logLevel: 'error' as const }
    const answer = await lighthouse(url, flags, preset === 'desktop' ? desktopConfig : undefined)
    if (!answer) throw new Error(`Lighthouse says nothing of ${url}.`)
    sights.push(readSight(answer.lhr))
  }
  const inOrder = sights.sort((a, b) => a.performance - b.performance || b.lcp - a.lcp)
  return inOrder[runs >> 1] as Sight
}
