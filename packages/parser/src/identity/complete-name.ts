/** Completes a name that the title prints without its region, from what the body calls its agency. */
import { readRegion } from './region-name.ts'
import { AGENCY_ENDING, NAMING_PHRASES } from './wording.ts'

const LONGEST_REGION = 24

/**
 * The one name in the body that ends as the printed one does and begins with its region. Undefined where the body has
 * none, or names that differ in their region.
 */
export function completeName(printed: string, context: string): string | undefined {
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

/** The longest name with a region that ends where the printed one does; its region may share the first character. */
function nameAround(context: string, at: number, length: number): string | undefined {
  for (let start = Math.max(0, at - LONGEST_REGION); start < at; start++) {
    const region = readRegion(context.slice(start, at + length))
    if (
      region &&
      start + region.length >= at &&
      region.length < at + length - start &&
      start + region.length <= at + 1
    ) {
      return context.slice(start, at + length)
    }
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
