/**
 * `npm run audit:web [-- --url URL --runs N --update]`: pages as Lighthouse and axe see them, each figure beside its target.
 * Without an address it starts the dashboard with the five seed reports, and compares every page with its committed
 * pictures too, or rewrites them. Ends with 1 where a target is missed.
 */
import { parseArgs } from 'node:util'
import { findQuietPort } from '../../apps/api/src/postgres/quiet-port.ts'
import { axeFaults } from '../../apps/web/test/axe.ts'
import { type Browser, launchChromium, watch } from '../../apps/web/test/chromium.ts'
import { findPages, isExpected } from '../../apps/web/test/pages.ts'
import { findChange, SCHEMES, WIDTHS } from '../../apps/web/test/pictures.ts'
import { startSeeds } from '../seeds-dashboard.ts'
import { lookAt, PRESETS, type Preset, type Sight } from './lighthouse.ts'
import { startProxy } from './without-referrer-policy.ts'

const { values } = parseArgs({
  options: {
    url: { type: 'string' },
    runs: { type: 'string', default: '3' },
    update: { type: 'boolean', default: false },
  },
})

interface Column {
  readonly name: string
  readonly target: string
  read(sight: Sight, preset: Preset): string
  isMet(sight: Sight, preset: Preset): boolean
}

const LCP_MS = 1_500
const COLUMNS: readonly Column[] = [
  { name: 'perf', target: '>=95', read: (s) => String(s.performance), isMet: (s) => s.performance >= 95 },
  { name: 'a11y', target: '100', read: (s) => String(s.accessibility), isMet: (s) => s.accessibility === 100 },
  { name: 'best', target: '100', read: (s) => String(s['best-practices']), isMet: (s) => s['best-practices'] === 100 },
  { name: 'LCP ms', target: '<1500', read: (s) => s.lcp.toFixed(0), isMet: (s) => s.lcp < LCP_MS },
  { name: 'CLS', target: '<0.02', read: (s) => s.cls.toFixed(3), isMet: (s) => s.cls < 0.02 },
  { name: 'script B', target: '', read: (s) => String(s.script), isMet: () => true },
]
const WIDTH = 10

const lineOf = (first: string, second: string, cells: readonly string[]) =>
  [first.padEnd(44), second.padEnd(8), ...cells.map((cell) => cell.padStart(WIDTH))].join(' ')

/** Console errors, requests to other hosts, and whatever axe finds, in both schemes of colour. */
const faultsOf = async (browser: Browser, origin: string, path: string): Promise<string[]> => {
  const faults: string[] = []
  for (const colorScheme of ['light', 'dark'] as const) {
    const page = await browser.newPage({ colorScheme, viewport: { width: 1280, height: 860 } })
    const seen = watch(page, origin)
    await page.goto(origin + path)
    await page.waitForLoadState('networkidle')
    faults.push(...(await axeFaults(page)), ...seen)
    await page.close()
  }
  return faults
}

const changesOf = async (browser: Browser, url: string, name: string, path: string): Promise<string[]> => {
  const changes: string[] = []
  for (const width of WIDTHS)
    for (const scheme of SCHEMES)
      changes.push((await findChange(browser, url, { name, path, width, scheme }, values.update)) ?? '')
  return changes.filter(Boolean)
}

async function audit(url: string, runs: number): Promise<boolean> {
  const [proxy, port] = [await startProxy(url), await findQuietPort()]
  const browser = await launchChromium([`--remote-debugging-port=${port}`])
  let isMet = true
  const say = (line: string, isRight = true) => {
    isMet &&= isRight
    console.log(isRight ? line : `${line}  MISSED`)
  }
  try {
    const named = await findPages(browser, url)
    const pages = Object.values(named)
    say(
      lineOf(
        `page (median of ${runs})`,
        'preset',
        COLUMNS.map(({ name }) => name),
      ),
    )
    say(
      lineOf(
        'target',
        '',
        COLUMNS.map(({ target }) => target),
      ),
    )
    for (const path of pages.slice(0, 5))
      for (const preset of PRESETS) {
        const sight = await lookAt(proxy.url + path, preset, port, runs)
        const cells = COLUMNS.map((column) => column.read(sight, preset))
        say(
          lineOf(path.slice(0, 43), preset, cells),
          COLUMNS.every((column) => column.isMet(sight, preset)),
        )
        if (sight.failed.length > 0) say(`  ${sight.failed.join(', ')}`)
      }
    for (const [name, path] of Object.entries(named)) {
      const faults = (await faultsOf(browser, url, path)).filter((fault) => !isExpected(name, fault))
      say(`axe, console, hosts  ${path}: ${faults.length === 0 ? 'nothing' : faults.join('; ')}`, faults.length === 0)
    }
    if (values.url) return isMet
    for (const [name, path] of Object.entries(named)) {
      const changes = await changesOf(browser, url, name, path)
      say(`looks as it did  ${name}: ${changes.join('; ') || 'at every width, light and dark'}`, changes.length === 0)
    }
  } finally {
    await browser.close()
    proxy.close()
  }
  return isMet
}

const dashboard = values.url ? { url: values.url, stop: async () => {} } : await startSeeds()
try {
  if (!(await audit(dashboard.url, Number(values.runs)))) process.exitCode = 1
} finally {
  await dashboard.stop()
}
