/** Where the parts of a report stand: its sections by their headings, its tables by their labels where headings are lost. */
import { DISCLOSURE_BLOCKS, DISCLOSURE_HEAD, type Label, SECTIONS, type SectionKey } from '@gongkai/schema/metrics'
import type { Document, Span } from '../document/document.ts'
import { type Compact, compact, fold, originalSpan } from '../text/characters.ts'
import { LATER_ANCHORS, NOT_A_HEADING_AFTER, SENTENCE_MARK, TITLE_LINE, YEAR_FIRST } from '../text/wording.ts'
import { createWordingSearch } from '../text/wording-search.ts'

export interface Heading extends Span {
  readonly key: SectionKey
  /** The numbering printed before it, empty where none is. */
  readonly number: string
}

/** The stretch of each table, and of the narrative; undefined where nothing of it was found. */
export interface Parts {
  readonly range: Span
  readonly headings: readonly Heading[]
  readonly narrative: Span
  readonly disclosure: Span | undefined
  readonly requests: Span | undefined
  readonly reviews: Span | undefined
  readonly problems: Span | undefined
  readonly other: Span | undefined
}

interface Candidate extends Heading {
  readonly score: number
}

/** `二、` or 第二部分, with the numeral alone. */
const NUMBERED = /(?:([一二三四五六七八九])[、.]|第([一二三四五六七八九])部分[、:]?)$/
const LONGEST_NUMBER = 5
const SCORE = { ownNumber: 4, anyNumber: 2, lineStart: 2, lineEnd: 2, enumerated: -4, alias: -1 }
/** More headings of one section than this no report has; the work on them is quadratic. */
const MOST_CANDIDATES = 200
/** Below this a wording is a mention in a sentence. */
const LOWEST_SCORE = 3

const isLineStart = (text: string, place: number) =>
  /(?:^|\n)[\s#*|]*$/.test(text.slice(Math.max(0, place - 12), place))
const isLineEnd = (text: string, place: number) => /^[\s*|:：]*(?:\n|$)/.test(text.slice(place, place + 12))

const scoreOf = (document: string, source: Compact, label: Label, wording: string, at: number): Candidate => {
  const [printed = '', ...numerals] = NUMBERED.exec(source.text.slice(Math.max(0, at - LONGEST_NUMBER), at)) ?? []
  const numeral = numerals.find((own) => own !== undefined)
  const number = numeral === undefined ? '' : `${numeral}、`
  const from = at - printed.length
  const { start, end } = originalSpan(source, from, at + wording.length)
  const score =
    (number === label.number ? SCORE.ownNumber : number ? SCORE.anyNumber : 0) +
    (isLineStart(document, start) ? SCORE.lineStart : 0) +
    (isLineEnd(document, end) ? SCORE.lineEnd : 0) +
    (NOT_A_HEADING_AFTER.test(source.text[at + wording.length] ?? '') ? SCORE.enumerated : 0) +
    (wording === HEADING_WORDINGS.get(label)?.[0] ? 0 : SCORE.alias)
  return { key: label.key as SectionKey, number, start, end, score }
}

/** The wordings of each heading, folded, and all of them in one row. */
const HEADING_WORDINGS = new Map<Label, readonly string[]>(
  SECTIONS.map((label) => [label, [label.zh, ...label.aliases].map(fold)]),
)
const ALL_WORDINGS = [...HEADING_WORDINGS].flatMap(([label, wordings]) =>
  wordings.map((wording) => ({ label, wording })),
)
const searchHeadings = createWordingSearch(ALL_WORDINGS.map(({ wording }) => wording))

type Candidates = ReadonlyMap<Label, readonly Candidate[]>

/** What may be headings, by section. */
const findCandidates = (document: string, source: Compact): Candidates => {
  const found = new Map<Label, Candidate[]>(SECTIONS.map((label) => [label, []]))
  searchHeadings(source.text).forEach((places, i) => {
    const { label, wording } = ALL_WORDINGS[i] as (typeof ALL_WORDINGS)[number]
    for (const at of places) {
      const candidate = scoreOf(document, source, label, wording, at)
      if (candidate.score >= LOWEST_SCORE) found.get(label)?.push(candidate)
    }
  })
  return found
}

interface Chain {
  readonly score: number
  /** Where its last heading ends. */
  readonly end: number
  readonly headings: readonly Candidate[]
}

const EMPTY_CHAIN: Chain = { score: 0, end: 0, headings: [] }

/** The best sequence of headings in the order of the form, any of which may be lost. */
const bestChain = (bySection: readonly (readonly Candidate[])[]): readonly Heading[] => {
  let chains: Chain[] = [EMPTY_CHAIN]
  for (const candidates of bySection) {
    const longer = candidates.map((candidate): Chain => {
      let best = EMPTY_CHAIN
      for (const chain of chains) if (chain.end <= candidate.start && chain.score > best.score) best = chain
      const { score, end } = candidate
      return { score: best.score + score, end, headings: [...best.headings, candidate] }
    })
    chains = [...chains, ...longer]
  }
  return chains.reduce((a, b) => (b.score > a.score ? b : a)).headings
}

const headingsOf = (candidates: Candidates): readonly Heading[] =>
  bestChain([...candidates.values()].map((own) => own.slice(0, MOST_CANDIDATES)))

/** The first place of any of these folded wordings from `from` on. */
const firstPlace = (source: Compact, wordings: readonly string[], from = 0): number | undefined => {
  const found = wordings
    .map((folded) => {
      let at = source.text.indexOf(folded)
      while (at >= 0 && (source.places[at] as number) < from) at = source.text.indexOf(folded, at + 1)
      return source.places[at]
    })
    .filter((place) => place !== undefined)
  return found.length > 0 ? Math.min(...found) : undefined
}

const ANCHORS = {
  disclosure: DISCLOSURE_BLOCKS.map((block) => fold(block.article.zh)),
  disclosureHead: [fold(DISCLOSURE_HEAD.zh)],
  requests: LATER_ANCHORS.requests.map(fold),
  reviews: LATER_ANCHORS.reviews.map(fold),
}
const spanOf = (start: number | undefined, ...ends: (number | undefined)[]): Span | undefined => {
  if (start === undefined) return undefined
  const end = Math.min(...ends.filter((place) => place !== undefined && place > start).map(Number))
  return { start, end }
}

const partsOf = (source: Compact, candidates: Candidates, range: Span): Parts => {
  const headings = headingsOf(candidates)
  const heading = (key: SectionKey) => headings.find((found) => found.key === key)
  const body = heading('overview')?.end ?? range.start
  // A table above the heading is another year's or another agency's, shown for comparison.
  const disclosure =
    heading('disclosure')?.start ??
    firstPlace(source, ANCHORS.disclosure, body) ??
    firstPlace(source, ANCHORS.disclosureHead, body)
  const requests = heading('requests')?.start ?? firstPlace(source, ANCHORS.requests, disclosure ?? body)
  const reviews = heading('reviews')?.start ?? firstPlace(source, ANCHORS.reviews, requests ?? disclosure ?? body)
  const problems = heading('problems')
  const other = heading('other')
  const rest = [problems?.start, other?.start, range.end]
  return {
    range,
    headings,
    narrative: {
      start: body,
      end: Math.min(...[disclosure, requests, reviews, ...rest].filter((p) => p !== undefined)),
    },
    disclosure: spanOf(disclosure, requests, reviews, ...rest),
    requests: spanOf(requests, reviews, ...rest),
    reviews: spanOf(reviews, ...rest),
    problems: spanOf(problems?.end, other?.start, range.end),
    other: spanOf(other?.end, range.end),
  }
}

// ── Several reports in one file ─────────────────────────────────────────────────────────────────────────────────────

const OVERVIEW = SECTIONS[0]

/** Where the title above a heading begins: its line, and the line before where that one ends in the agency’s name. */
const titleStart = (text: string, from: number, heading: number): number | undefined => {
  const lines = [...text.slice(from, heading).matchAll(/[^\n]*\S[^\n]*/g)]
  const at = lines.findLastIndex((line) => TITLE_LINE.test(fold(line[0])) && !SENTENCE_MARK.test(line[0]))
  const title = lines[at]
  if (!title) return undefined
  const before = lines[at - 1]
  const isContinued =
    before && YEAR_FIRST.test(fold(title[0])) && before[0].length < 40 && !SENTENCE_MARK.test(before[0])
  return from + (isContinued ? before.index : title.index)
}

/** Splits a document at every title that has a section one of its own. */
const reportRanges = (text: string, candidates: Candidates): Span[] => {
  const overviews = (candidates.get(OVERVIEW) ?? [])
    .filter((candidate) => candidate.number !== '')
    .sort((a, b) => a.start - b.start)
  const starts = overviews
    .slice(1)
    .map((overview, i) => titleStart(text, (overviews[i] as Candidate).end, overview.start))
    .filter((start) => start !== undefined)
  const bounds = [0, ...starts, text.length]
  return bounds.slice(1).map((end, i) => ({ start: bounds[i] as number, end }))
}

/** The parts of every report a document holds, in the order they stand. */
export const findReports = ({ text }: Document): Parts[] => {
  const whole = compact(text)
  const candidates = findCandidates(text, whole)
  const ranges = reportRanges(text, candidates)
  if (ranges.length === 1) return ranges.map((range) => partsOf(whole, candidates, range))
  return ranges.map((range) => {
    const source = compact(text, range.start, range.end)
    return partsOf(source, findCandidates(text, source), range)
  })
}
