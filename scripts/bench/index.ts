/**
 * `npm run bench [-- --json --only PREFIX[,PREFIX] --reports N]`: one line per figure, each a ratio measured in alternation in this
 * run, so that the machine matters little. A figure that misses its target says so; that is no failure.
 */
import { parseArgs } from 'node:util'
import { type Benchmark, formatTarget, isMet } from './benchmark.ts'
import { EMBED_BENCHMARKS } from './embed.ts'
import { GRAPHQL_BENCHMARKS } from './graphql/index.ts'
import { PARSER_BENCHMARKS } from './parser.ts'
import { RANKING_BENCHMARKS } from './ranking.ts'
import { STORE_BENCHMARKS } from './store.ts'
import { WEB_BENCHMARKS } from './web.ts'

const BENCHMARKS: readonly Benchmark[] = [
  ...PARSER_BENCHMARKS,
  ...STORE_BENCHMARKS,
  ...RANKING_BENCHMARKS,
  ...GRAPHQL_BENCHMARKS,
  ...EMBED_BENCHMARKS,
  ...WEB_BENCHMARKS,
]
const DEFAULT_REPORTS = 10_000

const { values } = parseArgs({
  options: {
    json: { type: 'boolean', default: false },
    only: { type: 'string', default: '' },
    reports: { type: 'string', default: String(DEFAULT_REPORTS) },
  },
})

const asJson = ({ name, target, against }: Benchmark, ratio: number): string =>
  JSON.stringify({ bench: name, ratio, target: formatTarget(target), against, met: isMet(target, ratio) })

const asLine = ({ name, target, against }: Benchmark, ratio: number): string => {
  const miss = isMet(target, ratio) ? '' : '  MISSED'
  return `${name.padEnd(20)} ${String(ratio).padStart(8)}  target ${formatTarget(target).padEnd(7)} against ${against}${miss}`
}

const prefixes = values.only.split(',')
const chosen = BENCHMARKS.filter(({ name }) => prefixes.some((prefix) => name.startsWith(prefix)))
if (chosen.length === 0) throw new Error(`No figure begins with ${JSON.stringify(values.only)}.`)
try {
  for (const benchmark of chosen) {
    const ratio = Number((await benchmark.measure(Number(values.reports))).toPrecision(3))
    console.log((values.json ? asJson : asLine)(benchmark, ratio))
  }
} finally {
  for (const close of new Set(chosen.map((benchmark) => benchmark.close))) await close?.()
}
