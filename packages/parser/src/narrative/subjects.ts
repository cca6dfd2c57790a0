/** Whose figures a sentence gives: the agency’s own, its whole region’s, or another department’s. */
import { type Division, findDivision, isWithin } from '../identity/divisions.ts'
import { readRegion } from '../identity/region-name.ts'
import { findSector } from '../identity/sector.ts'
import type { Agency } from '../report.ts'
import { BELOW_HINT, NAME_BEFORE, NOT_ALONE, OF_ALL_BELOW, SUBJECT, SUBJECT_HINT, SUBJECT_OR_BELOW } from './wording.ts'

/** The agency that speaks, as far as it is known. */
export type Teller = Pick<Agency, 'name' | 'sector' | 'level'> & Partial<Pick<Agency, 'region_code'>>

/** `region`: of a whole of which the agency is a part; `other`: of another department, or of those below it. */
export type Subject = 'own' | 'region' | 'other'

/** A government speaks for its region; a department, and a township within its county, for itself. */
export const speaksForRegion = (teller: Teller | undefined) =>
  teller?.sector === 'government' && teller.level !== 'township'

/** The subject named last in these words; undefined where they name none for certain. */
export function findSubject(words: string, teller: Teller | undefined): Subject | undefined {
  if (!SUBJECT_HINT.test(words)) return undefined
  let last: Subject | undefined
  const subject = BELOW_HINT.test(words) ? SUBJECT_OR_BELOW : SUBJECT
  subject.lastIndex = 0
  for (let match = subject.exec(words); match; match = subject.exec(words))
    last = subjectOf(match.groups ?? {}, words.slice(0, subject.lastIndex), teller) ?? last
  return last
}

function subjectOf(
  { own, named, below, all, township }: Record<string, string>,
  words: string,
  teller: Teller | undefined,
): Subject | undefined {
  if (own !== undefined) return 'own'
  if (below !== undefined) return 'other'
  if (township !== undefined) return subjectOfTownship(teller)
  if (all !== undefined) return speaksForRegion(teller) ? 'own' : 'region'
  if (named !== undefined) return teller && subjectNamed(NAME_BEFORE.exec(words)?.[0] ?? '', teller)
  return speaksForRegion(teller) ? 'own' : 'region'
}

/** A township’s own words for itself; in a county’s report one of those below it. */
const subjectOfTownship = (teller: Teller | undefined): Subject | undefined => {
  if (teller?.level === 'township') return 'own'
  return speaksForRegion(teller) ? 'other' : undefined
}

/** Own where the sector is the teller’s; another’s where the sectors differ and the names have nothing in common. */
function subjectNamed(name: string, teller: Teller): Subject | undefined {
  const sector = findSector(name)
  if (OF_ALL_BELOW.test(name)) return 'other'
  if (NOT_ALONE.test(name)) return undefined
  if (sector === 'other' || sector === 'government' || teller.sector === 'other') return undefined
  if (sector === teller.sector) return 'own'
  if (isElsewhere(name, teller)) return undefined
  return isShortFor(name, teller.name) ? undefined : 'other'
}

/** 市大数据局 for 市政务服务和大数据管理局: the characters, in their order. */
function isShortFor(short: string, name: string): boolean {
  let at = -1
  return [...short].slice(1).every((character) => {
    at = name.indexOf(character, at + 1)
    return at >= 0
  })
}

/** Named with a place that is not within the teller’s: whose figures these are the report does not say. */
function isElsewhere(name: string, { region_code: code }: Teller): boolean {
  const home = code ? findDivision(code) : undefined
  const region = home && readRegion(name)
  return region !== undefined && !region.candidates.some((division) => isWithin(division, home as Division))
}
