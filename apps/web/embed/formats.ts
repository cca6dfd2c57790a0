/** What may follow the kind in an embed’s path, and how a chart is written so. */
import type { Chart } from './chart.ts'
import { chartDocument, differenceDocument } from './document.ts'
import { renderPng } from './png.ts'
import type { Needs } from './policy.ts'
import { pathOf, type Setting } from './setting.ts'
import { chartSvg } from './svg.ts'
import { chartCsv, chartJson } from './tables.ts'

interface Format {
  readonly type: string
  readonly isPicture?: boolean
  readonly isDownload?: boolean
  write(chart: Chart, setting: Setting): string | Promise<Buffer>
}

const HTML = 'text/html; charset=utf-8'

/** A rasteriser follows no media query, so a picture of `auto` is light. */
const inPrint = (setting: Setting): Setting =>
  setting.state.theme === 'auto' ? { ...setting, state: { ...setting.state, theme: 'light' } } : setting

export const FORMATS: Readonly<Record<string, Format>> = {
  '': { type: HTML, write: chartDocument },
  '/difference': { type: HTML, write: differenceDocument },
  '.svg': { type: 'image/svg+xml', isPicture: true, write: chartSvg },
  '.png': {
    type: 'image/png',
    isPicture: true,
    write: (chart, setting) => renderPng(chartSvg(chart, inPrint(setting))),
  },
  '.csv': { type: 'text/csv; charset=utf-8', isDownload: true, write: chartCsv },
  '.json': { type: 'application/json; charset=utf-8', write: chartJson },
}

export const needsOf = ({ isPicture, type }: Format, { state }: Setting): Needs => ({
  isPicture: isPicture === true,
  reportsHeight: type === HTML && state.height === 'auto',
  isInteractive: type === HTML && state.interactive === true,
})

/** A spreadsheet saves it under the address without its query. */
export const dispositionOf = ({ isDownload }: Format, setting: Setting): Record<string, string> => {
  const name = pathOf(setting).replace(/^\/embed\/|\?.*/g, '')
  return isDownload ? { 'content-disposition': `attachment; filename="gongkai-${name}.csv"` } : {}
}
