/** How a clerk or a converter wrote the form down: punctuation, digits, headings, aliases, lines in between. */
import type { Label } from '@gongkai/schema/metrics'
import type { Random } from './random.ts'
import { BLANKS, type Blank } from './wording.ts'

export interface Style {
  /** `form`: as printed; `renumbered`: section 一 has no number and the rest move up; `none`: no numbers. */
  readonly headings: 'form' | 'renumbered' | 'none'
  readonly halfWidthBrackets: boolean
  /** What stands after the figure of `1.`. */
  readonly itemMark: '.' | '、' | '．'
  /** Whether labels may be printed by one of their aliases. */
  readonly aliases: boolean
  readonly blank: Blank
  readonly thousands: boolean
  readonly fullWidthDigits: boolean
  /** Lines of the site before and after, and page numbers in between where a layout has pages. */
  readonly chrome: boolean
}

/** The form as printed. */
export const PLAIN: Style = {
  headings: 'form',
  halfWidthBrackets: false,
  itemMark: '.',
  aliases: false,
  blank: '',
  thousands: false,
  fullWidthDigits: false,
  chrome: false,
}

export const randomStyle = (random: Random): Style => ({
  headings: random.pick(['form', 'form', 'form', 'renumbered', 'none']),
  halfWidthBrackets: random.chance(0.3),
  itemMark: random.pick(['.', '.', '.', '、', '．']),
  aliases: random.chance(0.4),
  blank: random.pick(BLANKS),
  thousands: random.chance(0.2),
  fullWidthDigits: random.chance(0.1),
  chrome: random.chance(0.5),
})

const HALF_WIDTH: Record<string, string> = { '（': '(', '）': ')' }

const punctuated = (text: string, style: Style) =>
  style.halfWidthBrackets ? text.replace(/[（）]/g, (mark) => HALF_WIDTH[mark] ?? mark) : text

const nameOf = (label: Label, style: Style, random: Random) =>
  style.aliases ? random.pick([label.zh, ...label.aliases]) : label.zh

/** A label of the form with its numbering, in this style. */
export const labelText = (label: Label, style: Style, random: Random): string =>
  punctuated(label.number.replace(/^(\d)\./, `$1${style.itemMark}`) + nameOf(label, style, random), style)

const NUMERALS = ['一', '二', '三', '四', '五', '六']

/** The heading of a section; `index` counts from zero in the order of the form. */
export function headingText(section: Label, index: number, style: Style, random: Random): string {
  const name = nameOf(section, style, random)
  if (style.headings === 'form') return section.number + name
  const number = style.headings === 'renumbered' && index > 0 ? `${NUMERALS[index - 1]}、` : ''
  return number + name
}

const fullWidth = (digits: string) => digits.replace(/\d/g, (d) => String.fromCharCode(d.charCodeAt(0) + 0xfee0))

/** A figure as it stands in its cell; null is the style's blank. */
export function figureText(value: number | null, style: Style): string {
  if (value === null) return style.blank
  const digits = style.thousands ? value.toLocaleString('en-US', { maximumFractionDigits: 6 }) : String(value)
  return style.fullWidthDigits ? fullWidth(digits) : digits
}
