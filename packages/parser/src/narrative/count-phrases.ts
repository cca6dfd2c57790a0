/** The figures of prose with the words around them, from which it is read what they count. */
import { type Amount, clauseStart, type Prose } from './prose.ts'
import {
  BRACKET_CLOSING,
  BRACKET_OPENING,
  CHANGE_IN_PERCENT,
  CHANGED_TO,
  COUNTED_ONCE,
  DISCLOSING,
  FROM_BEFORE,
  INFORMATION_UNITS,
  OWN_TAIL,
  SHARE_OF,
  SHARE_TAIL,
  SHARE_WORD,
  SUMMING_CLAUSE,
} from './wording.ts'

/** A figure with its unit; offsets are into the compact text. */
export interface CountPhrase extends Amount {
  /** All words of the sentence since the figure before, or since its start. */
  readonly lead: string
  /** The last clause of these words: what the figure counts. */
  readonly clause: string
  /** The clause before that one. */
  readonly clauseBefore: string
  /** Where the last verb of disclosing stands in the clause. */
  readonly verb: Verb | undefined
  /** Where the words end that tell of what year the figure is. */
  readonly wordsEnd: number
  /** The words right after the unit. */
  readonly tail: string
  /** Where the sentence begins, or some hundred characters before the figure. */
  readonly sentenceStart: number
}

export interface Verb {
  readonly at: number
  readonly end: number
}

const TAIL_LENGTH = 12
/** Bounds the work on a text without sentence ends. */
export const LONGEST_LEAD = 400

/** Every figure with a unit that counts information, in order. */
export function listCountPhrases(prose: Prose): CountPhrase[] {
  const phrases: CountPhrase[] = []
  let from = 0
  for (const amount of prose.amounts) {
    if (!INFORMATION_UNITS.includes(amount.unit)) continue
    const read = phraseOf(prose, amount, from)
    if (isShare(read)) continue
    const phrase = withWordsBefore(read, phrases.at(-1))
    phrases.push(phrase)
    from = amount.end
  }
  return phrases
}

/** Of another’s total, or of how items are counted; the figure that comes next is read with the words before this one. */
const isShare = ({ clause, tail }: CountPhrase) =>
  (clause.includes(SHARE_WORD) && SHARE_OF.test(clause)) || SHARE_TAIL.test(tail) || COUNTED_ONCE.test(clause)

/** 公开政府信息由2022年的180条增加到206条: the words of the figure are those before the one that it changed from. */
function withWordsBefore(phrase: CountPhrase, before: CountPhrase | undefined): CountPhrase {
  const from = before && CHANGED_TO.test(phrase.lead) ? FROM_BEFORE.exec(before.clause) : null
  if (!before || !from) return phrase
  const clause = before.clause.slice(0, from.index)
  return { ...before, ...amountOf(phrase), clause, verb: lastVerb(clause), wordsEnd: before.start - from[0].length }
}

const amountOf = ({ value, approximate, unit, start, numberStart, end, sentence, tail }: CountPhrase) => ({
  value,
  approximate,
  unit,
  start,
  numberStart,
  end,
  sentence,
  tail,
})

function phraseOf({ text, sentences }: Prose, amount: Amount, after: number): CountPhrase {
  const { start, end, sentence } = amount
  const begin = sentences[sentence] as number
  const from = Math.max(after, begin)
  const clauses = lastClauses(text, Math.max(from, start - LONGEST_LEAD), start)
  return {
    ...amount,
    lead: text.slice(from, start),
    ...clauses,
    verb: lastVerb(clauses.clause),
    wordsEnd: start,
    tail: OWN_TAIL.exec(text.slice(end, end + TAIL_LENGTH))?.[0] ?? '',
    sentenceStart: Math.max(begin, start - LONGEST_LEAD),
  }
}

function lastClauses(text: string, from: number, end: number): { clause: string; clauseBefore: string } {
  const last = clauseStart(text, from, end)
  const clause = text.slice(last, end)
  if (!SUMMING_CLAUSE.test(clause)) return { clause, clauseBefore: clauseEnding(text, from, last) }
  let start = last
  let summed = ''
  while (summed === '' && start > from) {
    summed = clauseEnding(text, from, start).replace(CHANGE_IN_PERCENT, '')
    start = clauseStart(text, from, start - 1)
  }
  return { clause: summed + clause, clauseBefore: clauseEnding(text, from, start) }
}

/** The clause whose mark of ending stands right before a place; an aside in brackets is passed over. */
function clauseEnding(text: string, from: number, end: number): string {
  if (end <= from) return ''
  const opening = text[end - 1] === BRACKET_CLOSING ? text.slice(from, end).lastIndexOf(BRACKET_OPENING) : -1
  const mark = opening > 0 ? from + opening : end - 1
  return text.slice(clauseStart(text, from, mark), mark)
}

export function lastVerb(clause: string): Verb | undefined {
  let verb: Verb | undefined
  DISCLOSING.lastIndex = 0
  for (let match = DISCLOSING.exec(clause); match; match = DISCLOSING.exec(clause))
    verb = { at: match.index, end: DISCLOSING.lastIndex }
  return verb
}
