/** Figures and dates as people of each language write them. A reason in place of a value is never formatted as a number. */
import { type Lang, LOCALES } from './lang.ts'

const number = (lang: Lang, options: Intl.NumberFormatOptions) => new Intl.NumberFormat(LOCALES[lang], options)
const both = (options: Intl.NumberFormatOptions) => ({ zh: number('zh', options), en: number('en', options) })

const EXACT = both({ maximumFractionDigits: 4 })
const COMPACT = both({ notation: 'compact', maximumFractionDigits: 2 })

/** Every digit, as tables show it: `12,345`. */
export const formatNumber = (value: number, lang: Lang): string => EXACT[lang].format(value)
/** In 万 and 亿 or K and M, as charts and headlines show it: `1.23万`; figures below ten thousand keep every digit. */
export const formatCompact = (value: number, lang: Lang): string =>
  Math.abs(value) < 10_000 ? formatNumber(value, lang) : COMPACT[lang].format(value)
const SHARE = both({ style: 'percent', minimumFractionDigits: 2, maximumFractionDigits: 2 })
const LEAST_SHARE = 0.0001
/** A part of 1 in per cent, with as many digits as any other below or above it: `12.30%`, and `<0.01%` where none would show. */
export const formatShare = (value: number, lang: Lang): string =>
  value > 0 && value < LEAST_SHARE / 2 ? `<${SHARE[lang].format(LEAST_SHARE)}` : SHARE[lang].format(value)
const RATE = both({ style: 'percent', minimumFractionDigits: 1, maximumFractionDigits: 1 })
/** What part of some cases, seldom so many that a second digit says anything: `83.3%`. */
export const formatRate = (value: number, lang: Lang): string => RATE[lang].format(value)
const DATE = {
  zh: new Intl.DateTimeFormat('zh-CN', { dateStyle: 'long', timeZone: 'Asia/Shanghai' }),
  en: new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'Asia/Shanghai' }),
}
/** The day in China on which an instant (ISO 8601) falls: `2026年11月22日`. */
export const formatDate = (instant: string | Date, lang: Lang): string => DATE[lang].format(new Date(instant))

const CHINA_MS = 8 * 3_600_000
/** The day in China on which an instant falls, as ISO 8601: `2026-11-22`. */
export const dayInChina = (instant: string | Date): string =>
  new Date(new Date(instant).getTime() + CHINA_MS).toISOString().slice(0, 10)

/** At most `length` characters, the last one an ellipsis where some were left out. */
export const shorten = (text: string, length: number): string =>
  text.length <= length ? text : `${text.slice(0, length - 1)}…`

/** Of an edition of the form, without the document that prescribes it, which stands in brackets. */
export const shortFormName = (wording: string): string => wording.replace(/\s*[（(].*/, '')
