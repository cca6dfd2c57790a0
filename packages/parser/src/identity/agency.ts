/** Whose report it is: name, region, level and sector, or a finding where one of them is not certain (design §4). */
import { compact } from '../characters.ts'
import type { Agency, Finding } from '../report.ts'
import { completeName, findNamedAgency } from './complete-name.ts'
import { type Division, findDivision, isWithin, listAncestors } from './divisions.ts'
import { ambiguousFinding, completedFinding } from './findings.ts'
import { readRegion } from './region-name.ts'
import { findSector } from './sector.ts'
import { findTitle, parseTitle } from './title.ts'
import { LEVEL_WORDS, NATIONAL_AGENCY, NATIONAL_PREFIX, PLACELESS_NAME, TOWNSHIP } from './wording.ts'

export interface IdentityEvidence {
  /** The title as printed, in one piece; null where none was found. */
  readonly title: string | null
  /** The whole normalised text of this report. */
  readonly text: string
  readonly sourceName: string
  /** Division code of two to six digits that settles names which several regions share. */
  readonly region?: string | undefined
}

export interface Identity {
  readonly agency: Agency
  readonly findings: readonly Finding[]
}

/** What is read of a name: its regions (several where shared), the office after them, and the name itself. */
interface NameReading {
  readonly name: string
  readonly office: string
  readonly candidates: readonly Division[]
}

const HEAD_LENGTH = 2000
const TAIL_LENGTH = 600

/** Resolves the agency of a report. Where its region is not certain, `region_code` is null and a finding says so. */
export function resolveAgency(evidence: IdentityEvidence): Identity {
  const printed = evidence.title === null ? '' : parseTitle(evidence.title).agency
  if (NATIONAL_AGENCY.test(printed) && !readName(printed)) return { agency: nationalAgency(printed), findings: [] }
  const context = contextOf(evidence)
  const own = readName(printed)
  const reading = own ?? completed(printed, context, evidence)
  const division = reading && settle(reading, context, evidence.region)
  if (!reading || !division) return unresolved(printed, reading, evidence)
  const agency = agencyOf(reading, printed || reading.name, division)
  return { agency, findings: own ? [] : [completedFinding(printed, reading.name)] }
}

/** Head and signature of the report in one compact run: where a body names itself and its place. */
function contextOf({ text }: IdentityEvidence): string {
  const head = compact(text, 0, Math.min(text.length, HEAD_LENGTH)).text
  const tail = compact(text, Math.max(HEAD_LENGTH, text.length - TAIL_LENGTH), Math.max(HEAD_LENGTH, text.length))
  return text.length > HEAD_LENGTH ? `${head}\n${tail.text}` : head
}

function readName(name: string): NameReading | undefined {
  const prefix = name.match(NATIONAL_PREFIX)?.[0] ?? ''
  const rest = name.slice(prefix.length)
  const region = readRegion(rest)
  return region && { name, office: prefix + rest.slice(region.length), candidates: region.candidates }
}

/** The printed name with its region from the body, the file name or `--region`. */
function completed(
  printed: string,
  context: string,
  { sourceName, region }: IdentityEvidence,
): NameReading | undefined {
  const fileName = findTitle(compact(sourceName).text)?.agency ?? ''
  const name = printed === '' ? findNamedAgency(context) : completeName(printed, context)
  const named = name === undefined ? undefined : readName(name)
  if (named) return named
  if (fileName.endsWith(printed) && readName(fileName)) return readName(fileName)
  return printed === '' ? undefined : withRegion(printed, region)
}

/** 市卫生健康委员会 and 410300 make 洛阳市卫生健康委员会; the word for the level must be that of the division. */
function withRegion(printed: string, region: string | undefined): NameReading | undefined {
  const division = region === undefined ? undefined : findDivision(region)
  const row = LEVEL_WORDS.find(([word]) => word.test(printed))
  if (!division || (row && !row[2].test(division.name))) return undefined
  const office = row ? printed.replace(row[0], '') : printed
  return { name: division.name + office, office, candidates: [division] }
}

/** The one division meant: the only one, else the one of `--region`, else the only one whose city or province is named. */
function settle({ candidates, name }: NameReading, context: string, region: string | undefined): Division | undefined {
  const [only] = candidates
  if (candidates.length === 1 && only && !needsPlace(only, name)) return only
  const within = region === undefined ? undefined : findDivision(region)
  const inRegion = within ? candidates.filter((division) => isWithin(division, within)) : candidates
  if (within && inRegion.length === 1) return inRegion[0]
  return onlyNamed(inRegion, context, 0) ?? onlyNamed(inRegion, context, 1)
}

const needsPlace = (division: Division, name: string) =>
  PLACELESS_NAME.test(division.name) && name.startsWith(division.name)

function onlyNamed(candidates: readonly Division[], context: string, height: number): Division | undefined {
  const named = candidates.filter((division) => {
    const above = listAncestors(division)[height]
    return above !== undefined && context.includes(above.name)
  })
  return named.length === 1 ? named[0] : undefined
}

function agencyOf({ name, office }: NameReading, printed: string, division: Division): Agency {
  const isTownship = TOWNSHIP.test(office) && division.level !== 'province'
  return {
    name,
    name_as_printed: printed,
    region_code: division.code,
    level: isTownship ? 'township' : division.level,
    sector: findSector(office),
  }
}

const nationalAgency = (name: string): Agency => ({
  name,
  name_as_printed: name,
  region_code: null,
  level: null,
  sector: findSector(name),
})

function unresolved(printed: string, reading: NameReading | undefined, { sourceName }: IdentityEvidence): Identity {
  const name = (reading?.name ?? printed) || sourceName
  const office = reading?.office ?? printed
  const agency: Agency = {
    name,
    name_as_printed: printed || name,
    region_code: null,
    level: levelOf(office, reading),
    sector: printed === '' && !reading ? 'other' : findSector(withoutLevelWord(office)),
  }
  return { agency, findings: [ambiguousFinding(name, reading?.candidates ?? [])] }
}

/** What is certain of the level although the region is not. */
function levelOf(office: string, reading: NameReading | undefined): Agency['level'] {
  if (TOWNSHIP.test(office)) return 'township'
  const levels = new Set(reading?.candidates.map((division) => division.level))
  return levels.size === 1 ? ([...levels][0] ?? null) : null
}

function withoutLevelWord(office: string): string {
  const row = LEVEL_WORDS.find(([word]) => word.test(office))
  return row ? office.replace(row[0], '') : office
}
