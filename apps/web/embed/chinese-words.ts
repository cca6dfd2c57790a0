import { html, type SafeHtml } from '@remix-run/html-template'
import { type Lang, LOCALES } from '../lib/lang.ts'

/** From a Chinese character to the last one before Latin letters: names have digits and marks in them. */
const CHINESE = /(\p{Script=Han}(?:[^\p{Script=Latin}]*\p{Script=Han})?)/u

/** Names are in Chinese also in English sentences; what reads them aloud must be told. */
export const withChinese = (text: string, lang: Lang): SafeHtml => {
  if (lang === 'zh') return html`${text}`
  return html`${text.split(CHINESE).map((part, i) => (i % 2 === 1 ? html`<span lang="${LOCALES.zh}">${part}</span>` : part))}`
}
