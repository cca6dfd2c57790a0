/** What runs in browsers, read once from `browser/` and from ApexCharts. */
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'

const readBrowserFile = (name: string) => readFileSync(new URL(`./browser/${name}`, import.meta.url), 'utf8').trim()

/** Stands inside embeds of automatic height, so it is allowed by its hash. */
export const REPORT_HEIGHT = readBrowserFile('report-height.js')
/** Defines `<gongkai-chart>`. */
export const ELEMENT = readBrowserFile('gongkai-chart.js')
/** Draws with ApexCharts what the server described. */
export const INTERACTIVE = readBrowserFile('interactive.js')

/** Half a megabyte, read when an interactive embed first asks for it. */
export const readApexCharts = (): string =>
  readFileSync(createRequire(import.meta.url).resolve('apexcharts/dist/apexcharts.min.js'), 'utf8')
