/** The figures of a chart as HTML: a table that holds every one of them, with bars or a line for the eye. */
import { html, type SafeHtml } from '@remix-run/html-template'
import { barOf, type Extent, extentOf, percent } from '../charts/extent.ts'
import { formatCompact, formatNumber } from '../lib/format.ts'
import type { Lang } from '../lib/lang.ts'
import { embedMessagesIn } from '../messages/embed.ts'
import { messagesIn } from '../messages/index.ts'
import { type Chart, isOther, type Row } from './chart.ts'
import { withChinese } from './chinese-words.ts'
import { disputeWords } from './dispute.ts'
import { lineOf } from './line.ts'
import { formatValue } from './value.ts'

export const link = (href: string, text: SafeHtml | string, attributes: SafeHtml | string = '') =>
  html`<a href="${href}" target="_blank" rel="noopener"${attributes}>${text}</a>`

/** An attribute could not say the width under our policy, a shape can. */
const bar = (value: number, extent: Extent) => {
  const { start, length } = barOf(value, extent)
  const x = start > 0 ? html` x="${percent(start)}"` : ''
  return html`<svg class="bar" aria-hidden="true"><rect${x} width="${percent(length)}" height="6"/></svg>`
}

/** Also a reason is an answer: it stands where the number would. */
const valueCell = (value: number | null, reason: string | undefined, { unit }: Chart, lang: Lang) =>
  value === null ? html`<td class="none">${reason}</td>` : html`<td>${formatValue(value, unit, lang)}</td>`

const labelOf = ({ label, href, note, disputed }: Row, lang: Lang) => [
  href ? link(href, withChinese(label, lang)) : withChinese(label, lang),
  note ? html` <small>${note}</small>` : '',
  disputed ? html` ${link(disputed.href, disputeWords(disputed, lang), html` class="disputed"`)}` : '',
]

const rowOf = (row: Row, chart: Chart, extent: Extent, lang: Lang) =>
  html`<tr>${row.place === undefined ? '' : html`<td class="rank">${row.place}</td>`}<th scope="row">${labelOf(row, lang)}${
    chart.shape === 'bars' && row.value !== null ? bar(row.value, extent) : ''
  }</th>${valueCell(row.value, row.reason, chart, lang)}</tr>`

const LINE_HEIGHT = 180
/** The title, a row or two of the table, and where the figures come from. */
const REST_OF_FRAME = 260

/** Places across are parts of the width, so that letters keep their size in any frame. */
const plot = (chart: Chart, height: number, lang: Lang) => {
  const { points, segments, zero, bottom } = lineOf(chart.rows, height)
  return html`<svg class="plot" height="${height}" role="img" aria-label="${chart.sentence}"><line class="base" x1="0" x2="100%" y1="${zero}" y2="${zero}"/>${segments.map(
    ([a, b]) => html`<line x1="${percent(a.x)}" y1="${a.y}" x2="${percent(b.x)}" y2="${b.y}"/>`,
  )}${points.map(
    ({ x, y, row }) =>
      html`${
        y === null
          ? ''
          : html`<circle cx="${percent(x)}" cy="${y}" r="4"/><text x="${percent(x)}" y="${y - 10}">${formatCompact(row.value ?? 0, lang)}</text>`
      }<text class="year" x="${percent(x)}" y="${bottom + 18}">${row.label}</text>`,
  )}</svg>`
}

const bigNumber = ({ rows: [row], unit }: Chart, lang: Lang) =>
  html`<p class="big">${row && row.value !== null ? html`${formatNumber(row.value, lang)}<small> ${unit}</small>` : row?.reason}</p>`

const drawingOf = (chart: Chart, height: number | undefined, lang: Lang) => {
  if (chart.shape === 'number') return bigNumber(chart, lang)
  if (chart.shape === 'bars' || chart.rows.length === 0) return ''
  return plot(chart, height === undefined ? LINE_HEIGHT : Math.max(120, height - REST_OF_FRAME), lang)
}

const headOf = (chart: Chart, lang: Lang) => {
  const t = embedMessagesIn(lang)
  const isRanked = chart.rows.some(({ place }) => place !== undefined)
  return html`<thead><tr>${isRanked ? html`<th scope="col">${t.place}</th>` : ''}<th scope="col">${chart.head}</th><th scope="col">${t.value}</th></tr></thead>`
}

const heading = ({ unit }: Chart, title: string, lang: Lang) =>
  html`<h1>${withChinese(title, lang)} <small>${unit}</small></h1>`

/** What it is, the drawing, and the table of all its figures. */
export const figuresOf = (chart: Chart, height: number | undefined, lang: Lang): SafeHtml => {
  const extent = extentOf(chart.rows)
  return html`${heading(chart, chart.title, lang)}<p class="says">${withChinese(chart.sentence, lang)}</p><div id="drawing">${drawingOf(chart, height, lang)}</div><table><caption>${withChinese(chart.title, lang)}</caption>${headOf(chart, lang)}<tbody>${chart.rows.map(
    (row) => rowOf(row, chart, extent, lang),
  )}</tbody></table>${chart.rows.length === 0 ? html`<p>${messagesIn(lang).noRows}</p>` : ''}`
}

/** The figures of a frozen embed beside those of today. */
export const differenceOf = (chart: Chart, lang: Lang): SafeHtml => {
  const t = embedMessagesIn(lang)
  const title = heading(chart, t.differenceTitle(chart.title), lang)
  const rows = chart.rows.filter(isOther)
  // What showed no figure is not the same as today.
  const says = chart.rows.length === 0 ? withChinese(chart.sentence, lang) : t.noDifference
  if (rows.length === 0) return html`${title}<p>${says}</p>`
  return html`${title}<table class="difference"><thead><tr><th scope="col">${chart.head}</th><th scope="col" class="n">${t.before}</th><th scope="col" class="n">${t.now}</th></tr></thead><tbody>${rows.map(
    (row) =>
      html`<tr><th scope="row">${withChinese(row.label, lang)}</th>${valueCell(row.value, row.reason ?? '—', chart, lang)}${valueCell(row.now ?? null, '—', chart, lang)}</tr>`,
  )}</tbody></table>`
}
