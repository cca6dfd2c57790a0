/** The words around a place in a text, so that a reader knows it again without opening the source. */
import type { Span } from './fact.ts'
import { withoutMarkdown } from './markdown.ts'

export interface Quote {
  readonly before: string
  readonly marked: string
  readonly after: string
}

const REACH = 28
const SENTENCE_ENDS = /[。；！？]/
/** An empty line ends a paragraph or a row of a table; after a long line without a mark it is a page break in a sentence. */
const PARAGRAPH_END = /(?<=[。；！？：:][^\S\n]*)\n\s*\n|(?<=(?:^|\n)[^\n]{0,15})\n\s*\n/g
/** Lines of a converted page break inside words, so between Chinese characters they join without a space. */
const joinLines = (text: string) =>
  withoutMarkdown(text)
    .replace(/(?<=[^\x20-\x7E])\s*\n\s*(?=[^\x20-\x7E])/g, '')
    .replace(/\s+/g, ' ')

const lastPart = (text: string, end: RegExp) => text.split(end).at(-1) ?? ''
/** The paragraph after a place; it is searched in the whole text, for what ends it depends on the line before. */
const restOfParagraph = (text: string, start: number) => {
  const end = [...text.matchAll(PARAGRAPH_END)].find((match) => match.index >= start)?.index
  return text.slice(start, end)
}
const firstPart = (text: string, end: RegExp) => {
  const match = end.exec(text)
  return match ? text.slice(0, match.index + (match[0].trim() ? 1 : 0)) : text
}

/** At most 28 characters on either side, never beyond the sentence or paragraph; an ellipsis where it was cut. */
export const quoteAt = (text: string, { start, end }: Span): Quote => {
  const before = lastPart(lastPart(text.slice(0, start), PARAGRAPH_END), SENTENCE_ENDS)
  const after = firstPart(restOfParagraph(text, end), SENTENCE_ENDS)
  return {
    before: joinLines(before.length > REACH ? `…${before.slice(-REACH)}` : before).trimStart(),
    marked: joinLines(text.slice(start, end)),
    after: joinLines(after.length > REACH ? `${after.slice(0, REACH)}…` : after).trimEnd(),
  }
}
