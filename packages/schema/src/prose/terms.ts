/** What prose is found by: every two letters that stand side by side, as one number of 32 bits. */
import { BREAK, lettersIn, type Place, unitsIn } from './letters.ts'

/** Fewer letters make no pair. */
export const SHORTEST_WORD = 2

/** Both UTF-16 units, the first one above; signed, as PostgreSQL’s integers are. Stored, so it may never change. */
const termOf = (first: number, second: number) => (first << 16) | second

/** Each once. */
export function termsIn(text: string, passages: readonly Place[]): number[] {
  const terms = new Set<number>()
  for (const passage of passages) {
    const { units } = unitsIn(text, passage)
    for (let at = 1; at < units.length; at++) {
      const [first, second] = [units[at - 1] as number, units[at] as number]
      if (first !== BREAK && second !== BREAK) terms.add(termOf(first, second))
    }
  }
  return [...terms]
}

/** The words of a question, as `lettersIn` has them: white space and signs part them. */
export const wordsOf = (question: string): string[] => [
  ...new Set(question.split(/\s+/).flatMap((part) => lettersIn(part).text.split('\n').filter(Boolean))),
]

/** The terms that a text must hold in which all the words stand. */
export const termsOfWords = (words: readonly string[]): number[] => [
  ...new Set(
    words.flatMap((word) =>
      Array.from({ length: word.length - 1 }, (_, at) => termOf(word.charCodeAt(at), word.charCodeAt(at + 1))),
    ),
  ),
]
