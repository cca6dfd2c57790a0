/** The sentences of a text in which words stand. */
import { lettersIn, type Place } from './letters.ts'

export interface Snippet {
  /** Where it stands; `text.slice(start, end)` is its text. */
  readonly span: Place
  readonly text: string
  /** The words within the snippet’s own text. */
  readonly highlights: readonly Place[]
}

interface Match extends Place {
  readonly word: string
}

/** About as much as two lines of a page take. */
const BEFORE = 24
const AFTER = 56
const ENDS_SENTENCE = /[。！？；!?;]|\n\s*\n/g

/** At most so many, those with most of the words, in the order of the text. */
export function snippetsOf(
  text: string,
  passages: readonly Place[],
  words: readonly string[],
  most: number,
): Snippet[] {
  const matches = passages.flatMap((passage) => matchesIn(text, passage, words))
  return gather(
    text,
    matches.sort((a, b) => a.start - b.start),
  )
    .map((own) => ({ own, distinct: new Set(own.map(({ word }) => word)).size }))
    .sort((a, b) => b.distinct - a.distinct)
    .slice(0, most)
    .map(({ own }) => snippetOf(text, own))
    .sort((a, b) => a.span.start - b.span.start)
}

function matchesIn(text: string, passage: Place, words: readonly string[]): Match[] {
  const letters = lettersIn(text, passage)
  return words.flatMap((word) => {
    const matches: Match[] = []
    for (let at = letters.text.indexOf(word); at >= 0; at = letters.text.indexOf(word, at + word.length)) {
      const last = letters.places[at + word.length - 1] as number
      matches.push({ word, start: letters.places[at] as number, end: last + 1 })
    }
    return matches
  })
}

/** Matches that one snippet shows. */
function gather(text: string, matches: readonly Match[]): Match[][] {
  const groups: Match[][] = []
  let end = -1
  for (const match of matches) {
    if (match.end <= end) groups.at(-1)?.push(match)
    else {
      groups.push([match])
      end = boundsOf(text, match).end
    }
  }
  return groups
}

function snippetOf(text: string, matches: readonly Match[]): Snippet {
  const span = boundsOf(text, matches[0] as Match)
  const highlights = merged(matches).map(({ start, end }) => ({ start: start - span.start, end: end - span.start }))
  return { span, text: text.slice(span.start, span.end), highlights }
}

/** Some letters before and after the match, of its own sentence if that is near. */
function boundsOf(text: string, { start, end }: Place): Place {
  const from = Math.max(0, start - BEFORE)
  const before = [...text.slice(from, start).matchAll(ENDS_SENTENCE)].at(-1)
  const to = Math.min(text.length, end + AFTER)
  const after = text.slice(end, to).search(ENDS_SENTENCE)
  return trimmed(text, {
    start: before ? from + before.index + before[0].length : from,
    end: after < 0 ? to : end + after + 1,
  })
}

/** Without white space at its ends, nor half a character. */
function trimmed(text: string, { start, end }: Place): Place {
  const isLow = (at: number) => /[\udc00-\udfff]/.test(text.charAt(at))
  let [from, to] = [start + Number(isLow(start)), end - Number(isLow(end))]
  while (from < to && /\s/.test(text.charAt(from))) from++
  while (to > from && /\s/.test(text.charAt(to - 1))) to--
  return { start: from, end: to }
}

/** Of words that overlap, all together. */
function merged(matches: readonly Match[]): Place[] {
  const places: { start: number; end: number }[] = []
  for (const { start, end } of matches) {
    const last = places.at(-1)
    if (last && start <= last.end) last.end = Math.max(last.end, end)
    else places.push({ start, end })
  }
  return places
}
