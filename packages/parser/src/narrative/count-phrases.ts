/** The figures of prose with the words around them, from which it is read what they count. */
import { type Amount, clauseStart, type Prose } from './prose.ts'
import { DISCLOSING, INFORMATION_UNITS, OWN_TAIL, SHARE_OF, SHARE_TAIL, SHARE_WORD, SUMMING_CLAUSE } from './wording.ts'

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
    const phrase = phraseOf(prose, amount, from)
    if (isShare(phrase)) continue
    phrases.push(phrase)
    from = amount.end
  }
  return phrases
}

/** Of another’s total; the figure that comes next is read with the words before this one. */
const isShare = ({ clause, tail }: CountPhrase) =>
  (clause.includes(SHARE_WORD) && SHARE_OF.test(clause)) || SHARE_TAIL.test(tail)

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
    tail: OWN_TAIL.exec(text.slice(end, end + TAIL_LENGTH))?.[0] ?? '',
    sentenceStart: Math.max(begin, start - LONGEST_LEAD),
  }
}

function lastClauses(text: string, from: number, end: number): { clause: string; clauseBefore: string } {
  const last = clauseStart(text, from, end)
  const before = clauseStart(text, from, last - 1)
  const clause = text.slice(last, end)
  const clauseBefore = last > from ? text.slice(before, last - 1) : ''
  if (!SUMMING_CLAUSE.test(clause)) return { clause, clauseBefore }
  const earlier = clauseStart(text, from, before - 1)
  return { clause: clauseBefore + clause, clauseBefore: before > from ? text.slice(earlier, before - 1) : '' }
}

function lastVerb(clause: string): Verb | undefined {
  let verb: Verb | undefined
  DISCLOSING.lastIndex = 0
  for (let match = DISCLOSING.exec(clause); match; match = DISCLOSING.exec(clause))
    verb = { at: match.index, end: DISCLOSING.lastIndex }
  return verb
}
