/** The sector of an agency, from the words of its name (design §4). */
import { SECTORS, type SectorKey } from '@gongkai/schema/metrics'
import { GOVERNMENT, TOWNSHIP } from './wording.ts'

const WORDS = Object.entries(SECTORS).flatMap(([key, { words }]) =>
  words.map((word) => ({ word, sector: key as SectorKey })),
)

/**
 * The sector of an office, the agency’s name without its region. A government, its general office, a zone’s
 * administration and a township are `government`; else the longest word decides, of equal ones the first in the name.
 */
export function findSector(office: string): SectorKey {
  if (GOVERNMENT.test(office) || TOWNSHIP.test(office)) return 'government'
  let best: { word: string; sector: SectorKey; at: number } | undefined
  for (const { word, sector } of WORDS) {
    const at = office.indexOf(word)
    if (at >= 0 && (!best || word.length > best.word.length || (word.length === best.word.length && at < best.at))) {
      best = { word, sector, at }
    }
  }
  return best?.sector ?? 'other'
}
