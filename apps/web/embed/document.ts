/** An embed as one HTML document with its own style; it is whole without any script. */

import { FORMS } from '@gongkai/schema/metrics'
import { html, type SafeHtml } from '@remix-run/html-template'
import type { ChartSpec } from '../charts/chart-spec.ts'
import { extentOf } from '../charts/extent.ts'
import { rankingChart } from '../charts/ranking-chart.ts'
import { specJson } from '../charts/spec-json.ts'
import { trendChart } from '../charts/trend-chart.ts'
import { dayInChina, formatCompact } from '../lib/format.ts'
import { type Lang, LOCALES } from '../lib/lang.ts'
import { embedMessagesIn } from '../messages/embed.ts'
import { messagesIn } from '../messages/index.ts'
import { REPORT_HEIGHT } from './browser-files.ts'
import { type Chart, hasChanged } from './chart.ts'
import { withChinese } from './chinese-words.ts'
import { differenceOf, figuresOf, link } from './figures-html.ts'
import { restatementWords } from './restatement.ts'
import { dayOf, type Notice, pathOf, type Setting } from './setting.ts'
import { EMBED_STYLE, INTERACTIVE_STYLE } from './style.ts'
import { formatValue } from './value.ts'

interface Frame {
  readonly lang: Lang
  readonly theme: string
  readonly title: string
  readonly isFixed?: boolean
  readonly head?: SafeHtml
  readonly body: SafeHtml
  readonly scripts?: SafeHtml | ''
}

const frame = ({ lang, theme, title, isFixed, head, body, scripts }: Frame): string =>
  `<!doctype html>${html`<html lang="${LOCALES[lang]}" data-theme="${theme}"${isFixed ? html` data-fixed` : ''}><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${title}</title>${head}<style>${html.raw`${EMBED_STYLE}`}</style></head><body>${body}${scripts}</body></html>`}`

export const noticeDocument = ({ lang, theme, text }: Notice): string => {
  const t = embedMessagesIn(lang)
  return frame({
    lang,
    theme,
    title: t.refused,
    body: html`<main><h1>${t.refused}</h1><p>${withChinese(text, lang)}</p></main>`,
  })
}

/** `more` is where what has changed is shown. */
const frozenNotice = (chart: Chart, lang: Lang, more: SafeHtml | '') => {
  if (!hasChanged(chart)) return ''
  return html`<p class="notice" role="note">${restatementWords(chart.restatement, lang)} ${more}</p>`
}

const absentLine = ({ absent, shown }: Chart) => {
  const parts = [...(shown ? [shown] : []), ...absent.map(({ label, count }) => `${label} ${count}`)]
  return parts.length > 0 ? html`<span>${parts.join(' · ')}</span>` : ''
}

const footer = (chart: Chart, setting: Setting) => {
  const { lang, asOf } = setting.state
  const t = embedMessagesIn(lang)
  const day = dayOf(setting)
  // The full view shows today’s figures; a signature is not for who reads a citation.
  const cited = setting.origin + (asOf && !setting.proof ? pathOf(setting) : chart.path)
  return html`<footer>${absentLine(chart)}<span>${t.source} ${link(chart.path, withChinese(messagesIn(lang).brandLong, lang))}</span><time datetime="${dayInChina(asOf ?? setting.now)}">${asOf ? t.frozen(day) : t.asOf(day)}</time>${link(
    pathOf(setting, '.csv'),
    t.csv,
  )}<details><summary>${t.cite}</summary>${withChinese(t.citation(chart.title, day, cited), lang)}</details></footer>`
}

const oembedLink = (setting: Setting, title: string) => {
  const url = encodeURIComponent(setting.origin + pathOf(setting))
  return html`<link rel="alternate" type="application/json+oembed" href="${setting.origin}/oembed?url=${url}&format=json" title="${title}">`
}

const specOf = (chart: Chart, lang: Lang): ChartSpec => {
  const { least: min } = extentOf(chart.rows)
  if (chart.points) {
    const spec = trendChart(chart.title, chart.points, FORMS, lang)
    return { ...spec, yaxis: { ...spec.yaxis, min } }
  }
  const bars = chart.rows.flatMap(({ label, value }) =>
    value === null
      ? []
      : [{ name: label, value, label: formatCompact(value, lang), exact: formatValue(value, chart.unit, lang) }],
  )
  const spec = rankingChart(chart.title, bars)
  return { ...spec, xaxis: { ...spec.xaxis, min } }
}

const scriptsOf = (chart: Chart, setting: Setting) => {
  const { height, interactive, lang } = setting.state
  const reporting = height === 'auto' ? html`<script>${html.raw`${REPORT_HEIGHT}`}</script>` : ''
  if (!interactive || chart.rows.length === 0 || chart.shape === 'number') return reporting
  return html`${reporting}<style>${html.raw`${INTERACTIVE_STYLE}`}</style><script type="application/json" id="spec">${html.raw`${specJson(specOf(chart, lang))}`}</script><script src="/embed/apexcharts.js" defer></script><script src="/embed/interactive.js" defer></script>`
}

interface Parts {
  readonly more: SafeHtml | ''
  readonly figures: SafeHtml
  readonly scripts: SafeHtml | ''
}

const documentOf = (chart: Chart, setting: Setting, { more, figures, scripts }: Parts): string => {
  const { lang, theme, height } = setting.state
  const scrolls = typeof height === 'number'
  const t = embedMessagesIn(lang)
  const region = scrolls ? html` tabindex="0" role="region" aria-label="${t.scroll}"` : ''
  return frame({
    lang,
    theme,
    title: chart.title,
    isFixed: scrolls,
    head: oembedLink(setting, chart.title),
    body: html`<main>${chart.isSynthetic ? html`<p class="notice">${messagesIn(lang).synthetic}</p>` : ''}${frozenNotice(chart, lang, more)}<div class="figures"${region}>${figures}</div></main>${footer(chart, setting)}`,
    scripts,
  })
}

export const chartDocument = (chart: Chart, setting: Setting): string => {
  const { lang, height } = setting.state
  return documentOf(chart, setting, {
    more: link(pathOf(setting, '/difference'), embedMessagesIn(lang).seeDifference),
    figures: figuresOf(chart, typeof height === 'number' ? height : undefined, lang),
    scripts: scriptsOf(chart, setting),
  })
}

export const differenceDocument = (chart: Chart, setting: Setting): string =>
  documentOf(chart, setting, { more: '', figures: differenceOf(chart, setting.state.lang), scripts: '' })
