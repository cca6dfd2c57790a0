/** What may follow the kind in an embed’s path, and how a chart is written so. */
import type { Chart } from './chart.ts'
import { chartDocument, differenceDocument, noticeDocument } from './document.ts'
import { renderPng } from './png.ts'
import type { Needs } from './policy.ts'
import { type Notice, pathOf, type Setting } from './setting.ts'
import { chartSvg, noticeSvg } from './svg.ts'
import { chartCsv, chartJson } from './tables.ts'

interface Format {
  readonly type: string
  readonly isPicture?: boolean
  readonly isDownload?: boolean
  write(chart: Chart, setting: Setting): string | Promise<Buffer>
  readonly refusal: Refusal
}

/** How a line is said in place of a chart: as a picture to who asked for one, which else would see none. */
interface Refusal {
  readonly type: string
  readonly isPicture?: boolean
  write(notice: Notice): string | Promise<Buffer>
}

const HTML = 'text/html; charset=utf-8'
const JSON_TYPE = 'application/json; charset=utf-8'
const SVG = 'image/svg+xml'
const PNG = 'image/png'

/** A rasteriser follows no media query, so a picture of `auto` is light. */
const inPrint = <L extends { readonly theme: string }>(looks: L): L =>
  looks.theme === 'auto' ? { ...looks, theme: 'light' } : looks

const AS_PAGE: Refusal = { type: HTML, write: noticeDocument }

export const FORMATS: Readonly<Record<string, Format>> = {
  '': { type: HTML, write: chartDocument, refusal: AS_PAGE },
  '/difference': { type: HTML, write: differenceDocument, refusal: AS_PAGE },
  '.svg': {
    type: SVG,
    isPicture: true,
    write: chartSvg,
    refusal: { type: SVG, isPicture: true, write: noticeSvg },
  },
  '.png': {
    type: PNG,
    isPicture: true,
    write: (chart, setting) => renderPng(chartSvg(chart, { ...setting, state: inPrint(setting.state) })),
    refusal: { type: PNG, isPicture: true, write: (notice) => renderPng(noticeSvg(inPrint(notice))) },
  },
  '.csv': {
    type: 'text/csv; charset=utf-8',
    isDownload: true,
    write: chartCsv,
    refusal: { type: 'text/plain; charset=utf-8', write: ({ text }) => text },
  },
  '.json': {
    type: JSON_TYPE,
    write: chartJson,
    refusal: { type: JSON_TYPE, write: ({ text }) => JSON.stringify({ error: text }) },
  },
}

/** The one a path ends in; the page’s own where it ends in none of ours. */
export const refusalFor = (path: string): Refusal =>
  Object.entries(FORMATS).find(([format]) => format !== '' && path.endsWith(format))?.[1].refusal ?? AS_PAGE

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
