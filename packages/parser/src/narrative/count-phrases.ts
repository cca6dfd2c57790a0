/** Cuts compact prose into sentences and the figures in them, each with the words around it. */
import { readNumeral } from './numerals.ts'
import { CLAUSE_END, COUNT, HEDGES, MULTIPLIERS, OWN_TAIL, SENTENCE_END, SUMMING_CLAUSE } from './wording.ts'

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
  /** All words of the sentence up to the figure. */
  readonly sentenceLead: string
}

/** Every figure with a unit, in order. */
export function listCountPhrases(text: string): CountPhrase[] {
  const phrases: CountPhrase[] = []
  let sentence = 0
  let sentenceStart = 0
  let from = 0
  for (const match of text.matchAll(COUNT)) {
    for (let i = Math.max(from, sentenceStart); i < match.index; i++) {
      if (!SENTENCE_END.test(text[i] as string)) continue
      sentence++
      sentenceStart = i + 1
    }
    from = Math.max(from, sentenceStart)
    phrases.push(phraseOf(text, match, { sentence, sentenceStart, from }))
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
  const { hedge = '', digits = '', multiplier, excess, late, more, unit = '' } = match.groups ?? {}
  const end = match.index + match[0].length
  const lead = text.slice(from, match.index)
  return {
    value: readNumeral(digits) * factor(multiplier) * factor(late),
    approximate: HEDGES.test(hedge) || excess !== undefined || more !== undefined,
    unit,
    start: HEDGES.test(hedge) ? match.index : match.index + hedge.length,
    end,
    sentence,
    lead,
    ...lastClauses(lead),
    tail: text.slice(end, end + 12).match(OWN_TAIL)?.[0] ?? '',
    sentenceLead: text.slice(sentenceStart, match.index),
  }
}

const factor = (multiplier: string | undefined) => (multiplier === undefined ? 1 : (MULTIPLIERS[multiplier] ?? 1))

function lastClauses(lead: string): { clause: string; clauseBefore: string } {
  const clauses = lead.split(CLAUSE_END)
  const last = clauses.at(-1) ?? ''
  const before = clauses.at(-2) ?? ''
  if (!SUMMING_CLAUSE.test(last)) return { clause: last, clauseBefore: before }
  return { clause: before + last, clauseBefore: clauses.at(-3) ?? '' }
}
