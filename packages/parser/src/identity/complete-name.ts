/** Completes a name that the title prints without its region, from what the body calls its agency. */
import { compactText } from '../text/characters.ts'
import { type Division, listAncestors } from './divisions.ts'
import { type RegionReading, readRegion } from './region-name.ts'
import {
  AGENCY_ENDING,
  FULL_GOVERNMENT,
  LEVEL_WORDS,
  NAMING_PHRASES,
  PLACE_PHRASES,
  SHORT_GOVERNMENT,
  TOWNSHIP,
} from './wording.ts'

const LONGEST_REGION = 24
const LONGEST_NAME = 40

/**
 * The one name in the body that ends as the printed one does and begins with its region. Undefined where the body has
 * none, or names that differ in their region.
 */
export function completeName(printed: string, context: string): string | undefined {
  const spelledOut = printed.replace(SHORT_GOVERNMENT, FULL_GOVERNMENT)
  return findCompleted(printed, context) ?? (spelledOut === printed ? undefined : findCompleted(spelledOut, context))
}

function findCompleted(printed: string, context: string): string | undefined {
  const names = new Set<string>()
  const regions = new Set<string>()
  for (let at = context.indexOf(printed); at >= 0; at = context.indexOf(printed, at + 1)) {
    const name = nameAround(context, at, printed.length)
    if (name === undefined) continue
    names.add(name)
    regions.add(regionKey(name))
  }
  if (regions.size !== 1) return undefined
  return [...names].sort((a, b) => b.length - a.length)[0]
}

/** The longest name with a region that ends where the printed one does; its region may reach into the printed name. */
function nameAround(context: string, at: number, length: number): string | undefined {
  for (let start = Math.max(0, at - LONGEST_REGION); start < at; start++) {
    const name = context.slice(start, at + length)
    const regionEnd = start + (readRegion(name)?.length ?? 0)
    if (regionEnd >= at && regionEnd < at + length) return name
  }
  return undefined
}

const regionKey = (name: string) => (readRegion(name)?.candidates ?? []).map((division) => division.code).join()

/**
 * 县财政局 whose address, or whose government’s site, is in 桐柏县: the one division of its level that such words name.
 * Undefined where they name none, several, or one that shares its name.
 */
export function completeByPlace(printed: string, context: string): string | undefined {
  const row = LEVEL_WORDS.find(([word]) => word.test(printed))
  if (!row && !TOWNSHIP.test(printed)) return undefined
  const isOfLevel = ({ name, level }: Division) => (row ? row[2].test(name) : level === 'county')
  const names = new Set<string>()
  for (const match of context.matchAll(PLACE_PHRASES)) {
    const region = match[1] === undefined ? regionAtEnd(match[2] ?? '') : readRegion(match[1])
    const [division] = region?.candidates ?? []
    if (!region || !division) continue
    const places = [division, ...listAncestors(division)].filter(isOfLevel)
    if (region.candidates.length > 1 || places.length > 1) return undefined
    for (const { name } of places) names.add(name)
  }
  const [name] = names
  return names.size === 1 ? name + (row ? printed.replace(row[0], '') : printed) : undefined
}

/** 可在|桐柏县: the longest region that the words end in. */
function regionAtEnd(words: string): RegionReading | undefined {
  for (let at = 0; at < words.length; at++) {
    const region = readRegion(words.slice(at))
    if (region?.length === words.length - at) return region
  }
  return undefined
}

/** The agency the body names in so many words (由…编制, 发布机构：…), by the surest phrase that names a region. */
export function findNamedAgency(context: string): string | undefined {
  for (const phrase of NAMING_PHRASES) {
    const names = new Set([...context.matchAll(phrase)].flatMap((match) => agencyIn(match.at(-1) ?? '') ?? []))
    if (names.size === 1) return [...names][0]
  }
  return undefined
}

function agencyIn(words: string): string | undefined {
  for (let length = words.length; length > 2; length--) {
    const name = words.slice(0, length)
    if (AGENCY_ENDING.test(name) && readRegion(name)) return name
  }
  return undefined
}

const HEAD_LENGTH = 600
const TAIL_LENGTH = 300

/** The agency that stands alone on a line near the beginning or the end. Undefined where there are several. */
export function findSignature(text: string): string | undefined {
  const lines = `${text.slice(0, HEAD_LENGTH)}\n${text.slice(-TAIL_LENGTH)}`.split('\n')
  const names = new Set(lines.map((line) => compactText(line)).filter(isAgency))
  return names.size === 1 ? [...names][0] : undefined
}

const isAgency = (line: string) => line.length <= LONGEST_NAME && AGENCY_ENDING.test(line) && isOffice(line)

/** Has a region, and something after it. */
const isOffice = (line: string) => (readRegion(line)?.length ?? line.length) < line.length
