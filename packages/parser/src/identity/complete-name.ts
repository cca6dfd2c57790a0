/** Completes a name that the title prints without its region, from what the body calls its agency. */
import { compactText } from '../text/characters.ts'
import { readRegion } from './region-name.ts'
import { AGENCY_ENDING, FULL_GOVERNMENT, NAMING_PHRASES, SHORT_GOVERNMENT } from './wording.ts'

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
