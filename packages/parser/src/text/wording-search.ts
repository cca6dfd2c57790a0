/** Finds many wordings at once: one pass over a text, however many are sought. */
import { unitsOf } from './code-units.ts'

/**
 * The places of each wording, in the order the wordings were given; those of one may overlap those of another. `units` are
 * those of the text.
 */
export type WordingSearch = (text: string, units?: Uint16Array) => number[][]

interface Sought {
  readonly wording: string
  readonly index: number
  /** Its last character: what begins alike is told apart fastest by how it ends. */
  readonly last: number
}

/** So few that their table stays in the processor’s nearest cache. */
const BEGINNINGS = 0x1000
/** A number that tells most beginnings of two characters apart. */
const beginningOf = (first: number, second: number) => (first * 31 + second) % BEGINNINGS

/** Prepares a search for wordings of two characters or more, at most 255 of which begin with different ones. */
export const createWordingSearch = (wordings: readonly string[]): WordingSearch => {
  const sought = wordings.map(
    (wording, index): Sought => ({ wording, index, last: wording.charCodeAt(wording.length - 1) }),
  )
  const groups = [...Map.groupBy(sought, ({ wording }) => beginningOf(wording.charCodeAt(0), wording.charCodeAt(1)))]
  const groupOf = new Uint8Array(BEGINNINGS)
  groups.forEach(([beginning], group) => {
    groupOf[beginning] = group + 1
  })
  const byGroup = groups.map(([, members]) => members)
  return (text, units = unitsOf(text)) => {
    const places = wordings.map((): number[] => [])
    const end = text.length - 1
    for (let at = 0; at < end; at++) {
      const group = groupOf[beginningOf(units[at] as number, units[at + 1] as number)] as number
      if (group === 0) continue
      for (const { wording, index, last } of byGroup[group - 1] as Sought[])
        if (units[at + wording.length - 1] === last && text.startsWith(wording, at))
          (places[index] as number[]).push(at)
    }
    return places
  }
}
