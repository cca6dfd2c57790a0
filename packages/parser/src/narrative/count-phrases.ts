/** Cuts compact prose into sentences and the figures in them, each with the words around it. */
import { readNumeral } from './numerals.ts'
import {
  CLAUSE_END,
  COUNT,
  HEDGE,
  LONGEST_HEDGE,
  MULTIPLIERS,
  OWN_TAIL,
  SENTENCE_END,
  SUMMING_CLAUSE,
} from './wording.ts'

/** A figure with its unit; offsets are into the compact text. */
export interface CountPhrase {
  readonly value: number
  readonly approximate: boolean
  readonly unit: string
  readonly start: number
  readonly end: number
  /** Number of the sentence, from zero. */
  readonly sentence: number
  /** All words of the sentence since the figure before, or since its start. */
  readonly lead: string
  /** The last clause of these words: what the figure counts. */
  readonly clause: string
  /** The clause before that one. */
  readonly clauseBefore: string
  /** The words right after the unit. */
  readonly tail: string
  /** The words of the sentence up to the figure, the last few hundred at most. */
  readonly sentenceLead: string
}

/** Every figure with a unit, in order. */
export function listCountPhrases(text: string): CountPhrase[] {
  const starts = [0, ...[...text.matchAll(SENTENCE_END)].map((end) => end.index + 1)]
  const phrases: CountPhrase[] = []
  let sentence = 0
  let from = 0
  for (const match of text.matchAll(COUNT)) {
    while ((starts[sentence + 1] ?? Number.POSITIVE_INFINITY) <= match.index) sentence++
    const sentenceStart = starts[sentence] as number
    phrases.push(phraseOf(text, match, { sentence, sentenceStart, from: Math.max(from, sentenceStart) }))
    from = match.index + match[0].length
  }
  return phrases
}

interface Place {
  readonly sentence: number
  readonly sentenceStart: number
  readonly from: number
}

function phraseOf(text: string, match: RegExpExecArray, { sentence, sentenceStart, from }: Place): CountPhrase {
  const { digits = '', multiplier, excess, late, more, unit = '' } = match.groups ?? {}
  const hedge = text.slice(Math.max(from, match.index - LONGEST_HEDGE), match.index).match(HEDGE)?.[0] ?? ''
  const start = match.index - hedge.length
  const end = match.index + match[0].length
  const lead = text.slice(from, start)
  return {
    value: readNumeral(digits) * factor(multiplier) * factor(late),
    approximate: hedge !== '' || excess !== undefined || more !== undefined,
    unit,
    start,
    end,
    sentence,
    lead,
    ...lastClauses(lead),
    tail: text.slice(end, end + TAIL_LENGTH).match(OWN_TAIL)?.[0] ?? '',
    sentenceLead: text.slice(Math.max(sentenceStart, start - LONGEST_LEAD), start),
  }
}

const TAIL_LENGTH = 12
/** Bounds the work on a text without sentence ends. */
export const LONGEST_LEAD = 400

const factor = (multiplier: string | undefined) => (multiplier === undefined ? 1 : (MULTIPLIERS[multiplier] ?? 1))

function lastClauses(lead: string): { clause: string; clauseBefore: string } {
  const clauses = lead.split(CLAUSE_END)
  const last = clauses.at(-1) ?? ''
  const before = clauses.at(-2) ?? ''
  if (!SUMMING_CLAUSE.test(last)) return { clause: last, clauseBefore: before }
  return { clause: before + last, clauseBefore: clauses.at(-3) ?? '' }
}
