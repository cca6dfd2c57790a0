/**
 * HTML → tags and text, in one pass and in linear time whatever the nesting. The parsers on npm keep a stack of open
 * elements that hostile pages make quadratic (200,000 open tags take htmlparser2 a minute), and cost a multiple of our
 * time budget; a report needs no tree, only where blocks, rows and cells begin and end.
 */
import { unitsOf } from '../../text/code-units.ts'

export interface TagHandler {
  /** `attributes` is the source between the name and the closing mark. */
  open(name: string, attributes: string): void
  close(name: string): void
  /** Text with its entities still encoded. */
  text(source: string): void
}

/** Elements whose content is not markup; all but the title are of no use to a reader. */
const RAW_TEXT = new Set([
  'script',
  'style',
  'textarea',
  'xmp',
  'iframe',
  'noembed',
  'noframes',
  'template',
  'noscript',
])

const DOUBLE_QUOTE = 0x22
const SINGLE_QUOTE = 0x27
const SLASH = 0x2f
const LESS = 0x3c
const GREATER = 0x3e
const QUESTION = 0x3f
const EXCLAMATION = 0x21
const SPACE = 0x20

const UPPER_A = 0x41
const UPPER_Z = 0x5a
const LOWER_A = 0x61
const LOWER_Z = 0x7a

const isLetter = (code: number) => (code >= LOWER_A && code <= LOWER_Z) || (code >= UPPER_A && code <= UPPER_Z)

/** A page with its code units. */
interface Markup {
  readonly html: string
  readonly units: Uint16Array
}

/** The offset of the `>` that ends a tag; one inside a quoted value does not. A quote left open is no quote. */
function tagEnd({ html, units }: Markup, from: number): number {
  for (let i = from; i < html.length; i++) {
    const code = units[i] as number
    if (code === GREATER) return i
    if (code !== DOUBLE_QUOTE && code !== SINGLE_QUOTE) continue
    const closing = html.indexOf(code === DOUBLE_QUOTE ? '"' : "'", i + 1)
    if (closing >= 0) i = closing
  }
  return html.length
}

const endOf = (html: string, mark: string, from: number): number => {
  const found = html.indexOf(mark, from)
  return found < 0 ? html.length : found + mark.length
}

const skipDeclaration = (html: string, at: number): number =>
  html.startsWith('<!--', at) ? endOf(html, '-->', at + 4) : endOf(html, '>', at)

const skipRawText = (html: string, name: string, from: number): number => {
  const closing = new RegExp(`</${name}[\\s/>]`, 'gi')
  closing.lastIndex = from
  return closing.exec(html)?.index ?? html.length
}

/** A page says few names very often: each is kept at a place its letters make, and need not be cut out again. */
const KEPT_NAMES = 1024
const LONGEST_KEPT_NAME = 16
const keptNames: string[] = Array.from({ length: KEPT_NAMES }, () => '')

const keptName = (html: string, from: number, length: number, place: number): string => {
  const kept = keptNames[place] as string
  if (kept.length === length && html.startsWith(kept, from)) return kept
  const name = html.slice(from, from + length)
  if (length <= LONGEST_KEPT_NAME) keptNames[place] = name
  return name
}

/** A tag’s name in lower case, as most pages print it already. */
function nameAt({ html, units }: Markup, from: number): string {
  let at = from
  let place = 0
  let hasUpperCase = false
  for (; at < html.length; at++) {
    const code = units[at] as number
    if (code <= SPACE || code === GREATER || code === SLASH) break
    if (code >= UPPER_A && code <= UPPER_Z) hasUpperCase = true
    place = (place * 31 + code) % KEPT_NAMES
  }
  const name = keptName(html, from, at - from, place)
  return hasUpperCase ? name.toLowerCase() : name
}

/** Where the next tag may begin. A loop, for most gaps are shorter than a search takes to start. */
function nextTag({ html, units }: Markup, from: number): number {
  let at = from
  while (at < html.length && units[at] !== LESS) at++
  return at
}

/** NaN behind the end. */
const codeAt = ({ html, units }: Markup, at: number) => (at < html.length ? (units[at] as number) : Number.NaN)

/** Reads one tag and returns the offset after it; raw text that follows an opening tag is skipped. */
function scanTag(markup: Markup, at: number, handler: TagHandler): number {
  const { html } = markup
  const next = codeAt(markup, at + 1)
  const closes = next === SLASH
  const nameStart = closes ? at + 2 : at + 1
  if (!isLetter(codeAt(markup, nameStart)))
    return closes || next === QUESTION ? endOf(html, '>', at) : scanStray(at, handler)
  const name = nameAt(markup, nameStart)
  const attributesStart = nameStart + name.length
  const end = tagEnd(markup, attributesStart)
  if (closes) handler.close(name)
  else handler.open(name, html.slice(attributesStart, end))
  return !closes && RAW_TEXT.has(name) ? skipRawText(html, name, end) : end + 1
}

/** A `<` that begins no tag is itself text. */
function scanStray(at: number, handler: TagHandler): number {
  handler.text('<')
  return at + 1
}

/** Calls the handler for every tag and text of a page, in order. */
export function scanHtml(html: string, handler: TagHandler): void {
  // A copy, for what the handler does with the text may ask for other units.
  const markup: Markup = { html, units: unitsOf(html).slice(0, html.length) }
  let at = 0
  while (at < html.length) {
    const tag = nextTag(markup, at)
    if (tag > at) handler.text(html.slice(at, tag))
    if (tag === html.length) return
    at = codeAt(markup, tag + 1) === EXCLAMATION ? skipDeclaration(html, tag) : scanTag(markup, tag, handler)
  }
}
