/**
 * HTML → tags and text, in one pass and in linear time whatever the nesting. The parsers on npm keep a stack of open
 * elements that hostile pages make quadratic (200,000 open tags take htmlparser2 a minute), and cost a multiple of our
 * time budget; a report needs no tree, only where blocks, rows and cells begin and end.
 */
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

const TAG_NAME = /[a-zA-Z][^\s/>]*/y
const DOUBLE_QUOTE = 0x22
const SINGLE_QUOTE = 0x27
const GREATER = 0x3e
const SLASH = '/'

/** The offset of the `>` that ends a tag; one inside a quoted value does not. A quote left open is no quote. */
function tagEnd(html: string, from: number): number {
  for (let i = from; i < html.length; i++) {
    const code = html.charCodeAt(i)
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

const nameAt = (html: string, at: number): string | undefined => {
  TAG_NAME.lastIndex = at
  return TAG_NAME.exec(html)?.[0]
}

/** Reads one tag and returns the offset after it; raw text that follows an opening tag is skipped. */
function scanTag(html: string, at: number, handler: TagHandler): number {
  const closes = html[at + 1] === SLASH
  const nameStart = closes ? at + 2 : at + 1
  const printed = nameAt(html, nameStart)
  if (printed === undefined) return closes || html[nameStart] === '?' ? endOf(html, '>', at) : scanStray(at, handler)
  const name = printed.toLowerCase()
  const attributesStart = nameStart + printed.length
  const end = tagEnd(html, attributesStart)
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
  let at = 0
  while (at < html.length) {
    const tag = html.indexOf('<', at)
    const textEnd = tag < 0 ? html.length : tag
    if (textEnd > at) handler.text(html.slice(at, textEnd))
    if (tag < 0) return
    at = html[tag + 1] === '!' ? skipDeclaration(html, tag) : scanTag(html, tag, handler)
  }
}
