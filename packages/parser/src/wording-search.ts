/** Finds many wordings at once: one pass over a text, however many are sought. */

/** The places of each wording, in the order the wordings were given; those of one may overlap those of another. */
export type WordingSearch = (text: string) => number[][]

interface Sought {
  readonly wording: string
  readonly index: number
  /** Wordings that begin alike are told apart fastest by how they end. */
  readonly last: number
}

/** Prepares a search. At most 255 wordings may begin with different characters. */
export const createWordingSearch = (wordings: readonly string[]): WordingSearch => {
  const sought = wordings.map(
    (wording, index): Sought => ({ wording, index, last: wording.charCodeAt(wording.length - 1) }),
  )
  const groups = [...Map.groupBy(sought, ({ wording }) => wording.charCodeAt(0))]
  const groupOf = new Uint8Array(0x10000)
  groups.forEach(([first], group) => {
    groupOf[first] = group + 1
  })
  const byGroup = groups.map(([, members]) => members)
  return (text) => {
    const places = wordings.map((): number[] => [])
    for (let at = 0; at < text.length; at++) {
      const group = groupOf[text.charCodeAt(at)] as number
      if (group === 0) continue
      for (const { wording, index, last } of byGroup[group - 1] as Sought[])
        if (text.charCodeAt(at + wording.length - 1) === last && text.startsWith(wording, at))
          (places[index] as number[]).push(at)
    }
    return places
  }
}
