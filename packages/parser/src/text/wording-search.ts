/** Finds many wordings at once: one pass over a text, however many are sought. */

/** The places of each wording, in the order the wordings were given; those of one may overlap those of another. */
export type WordingSearch = (text: string) => number[][]

/** Prepares a search for wordings of letters and marks that mean nothing in an expression. */
export const createWordingSearch = (wordings: readonly string[]): WordingSearch => {
  const longestFirst = wordings.toSorted((a, b) => b.length - a.length)
  const any = new RegExp(longestFirst.join('|'), 'g')
  /** What else stands where a wording does, by the longest that stands there: all that it begins with. */
  const beginnings = new Map(
    wordings.map((wording) => [wording, [...wordings.keys()].filter((i) => wording.startsWith(wordings[i] as string))]),
  )
  return (text) => {
    const places = wordings.map((): number[] => [])
    any.lastIndex = 0
    for (let match = any.exec(text); match; match = any.exec(text)) {
      for (const i of beginnings.get(match[0]) as readonly number[]) places[i]?.push(match.index)
      any.lastIndex = match.index + 1
    }
    return places
  }
}
