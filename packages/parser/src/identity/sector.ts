/** The sector of an agency, from the words of its name (design §4). */
import { SECTORS, type SectorKey } from '@gongkai/schema/metrics'
import { BRACKETED, GOVERNMENT, GOVERNMENT_NAME, OF_GOVERNMENT, TASK, TOWNSHIP } from './wording.ts'

interface Word {
  readonly word: string
  readonly sector: SectorKey
}

const WORDS: readonly Word[] = Object.entries(SECTORS).flatMap(([key, { words }]) =>
  words.map((word) => ({ word, sector: key as SectorKey })),
)
/** By their first character, the longest first. */
const BY_OPENING = Map.groupBy(
  WORDS.toSorted((a, b) => b.word.length - a.word.length),
  ({ word }) => word[0],
)

/**
 * The sector of an office, the agency’s name without its region. A government, its general office, a zone’s
 * administration and a township are `government`; else the longest word decides, of equal ones the first in the name.
 * What stands in brackets is asked only where the name itself says nothing.
 */
export function findSector(office: string): SectorKey {
  const own = office.includes('(') ? office.replace(BRACKETED, '') : office
  if (GOVERNMENT.test(own) || TOWNSHIP.test(own) || OF_GOVERNMENT.test(own)) return 'government'
  return (longestWord(own.replace(GOVERNMENT_NAME, '')) ?? longestWord(office))?.sector ?? 'other'
}

function longestWord(office: string): Word | undefined {
  let longest: Word | undefined
  let task: Word | undefined
  for (let at = 0; at < office.length; at++) {
    const word = BY_OPENING.get(office[at])?.find((one) => office.startsWith(one.word, at))
    if (word && TASK.test(word.word)) task ??= word
    else if (word && (!longest || word.word.length > longest.word.length)) longest = word
  }
  return longest ?? task
}
