/** What a person’s browser must load before anything on a ranking page answers. */
import { gzipSync } from 'node:zlib'
import { type SeedsDashboard, startSeeds } from '../seeds-dashboard.ts'
import type { Benchmark } from './benchmark.ts'

const PATH = '/rankings/permits'

/** Scripts that the page names, and those inside it that run; ApexCharts is loaded once a chart is in view and its reader does something. */
const scriptsOf = async (url: string): Promise<string[]> => {
  const html = await (await fetch(url + PATH)).text()
  const named = [...html.matchAll(/<script[^>]* src="([^"]+)"(?![^>]*noModule)/g)].map((match) => match[1] as string)
  const inside = [...html.matchAll(/<script(?![^>]*(?:src=|application\/json))[^>]*>([^<]+)/g)]
  const loaded = await Promise.all(named.map(async (path) => (await fetch(url + path)).text()))
  return [...loaded, ...inside.map((match) => match[1] as string)]
}

const measure = async (): Promise<number> => {
  const dashboard: SeedsDashboard = await startSeeds()
  try {
    const scripts = await scriptsOf(dashboard.url)
    return scripts.reduce((sum, script) => sum + gzipSync(script).length, 0)
  } finally {
    await dashboard.stop()
  }
}

export const WEB_BENCHMARKS: readonly Benchmark[] = [
  {
    name: 'web.js',
    against: 'nothing: bytes with gzip of script on a ranking page before interaction',
    target: { most: 130_000 },
    measure,
  },
]
