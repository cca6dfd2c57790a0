/** Whose report it is: name, region, level and sector, or a finding where one of them is not certain (design §4). */

import type { Agency, Finding } from '../report.ts'
import { compactText } from '../text/characters.ts'
import { completeByPlace, completeName, findNamedAgency, findSignature } from './complete-name.ts'
import { type Division, findDivision, isWithin, listAncestors } from './divisions.ts'
import { ambiguousFinding, completedFinding } from './findings.ts'
import { type RegionReading, readBranchRegion, readRegion, readShortRegion } from './region-name.ts'
import { findSector } from './sector.ts'
import { findTitle, parseTitle } from './title.ts'
import {
  AGENCY_ENDING,
  BRANCH,
  CORPS_CITIES,
  CORPS_NUMBER,
  CORPS_ORDINAL,
  CORPS_PREFIX,
  FILE_AGENCY,
  FILE_AGENCY_BEHIND,
  FILE_EXTENSION,
  FILE_JOINTS,
  HELD_ZONES,
  LEVEL_WORDS,
  NATIONAL_AGENCY,
  NATIONAL_PREFIX,
  PLACELESS_NAME,
  SELF,
  SHORT_OFFICES,
  TOWNSHIP,
  UNKNOWN_DIVISION,
  UNLISTED_ZONE,
} from './wording.ts'

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
  /** What completed the name, where the title prints it without its region. */
  readonly source?: 'text' | 'file' | 'region'
}

const HEAD_LENGTH = 2000
const TAIL_LENGTH = 600

/** Resolves the agency of a report. Where its region is not certain, `region_code` is null and a finding says so. */
export function resolveAgency(evidence: IdentityEvidence): Identity {
  const printed = evidence.title === null ? '' : parseTitle(evidence.title).agency
  if (NATIONAL_AGENCY.test(printed) && !isBranch(printed) && !readName(printed))
    return { agency: nationalAgency(printed), findings: [] }
  const reading = readName(printed) ?? completed(SELF.test(printed) ? '' : printed, evidence)
  const division = reading && settle(reading, evidence)
  if (!reading || !division) return unresolved(printed, reading, evidence)
  const agency = agencyOf(reading, printed || reading.name, division)
  return { agency, findings: reading.source ? [completedFinding(printed, reading.name, reading.source)] : [] }
}

/** 国家能源局某监管局 has a region, though the name may not tell it. */
function isBranch(name: string): boolean {
  const prefix = NATIONAL_PREFIX.exec(name)?.[0] ?? ''
  return prefix !== '' && BRANCH.test(name.slice(prefix.length))
}

/** Head and signature of the report in one compact run: where a body names itself and its place. */
function contextOf({ text }: IdentityEvidence): string {
  const head = compactText(text, 0, Math.min(text.length, HEAD_LENGTH))
  const tail = compactText(text, Math.max(HEAD_LENGTH, text.length - TAIL_LENGTH), Math.max(HEAD_LENGTH, text.length))
  return text.length > HEAD_LENGTH ? `${head}\n${tail}` : head
}

function readName(name: string): NameReading | undefined {
  return readRegionalName(name) ?? readZone(name) ?? readCorps(name)
}

/** 郑东新区管委会: a zone that its city need not be named with. */
function readZone(name: string): NameReading | undefined {
  const zone = Object.keys(HELD_ZONES).find((candidate) => name.startsWith(candidate))
  const division = zone === undefined ? undefined : findDivision(HELD_ZONES[zone] as string)
  return division && { name, office: name, candidates: [division] }
}

/** 新疆生产建设兵团第八师石河子市: a division of the corps, and the city it governs. */
function readCorps(name: string): NameReading | undefined {
  const rest = name.replace(CORPS_PREFIX, '').replace(CORPS_NUMBER, CORPS_ORDINAL)
  const corps = Object.keys(CORPS_CITIES).find((candidate) => rest.startsWith(candidate))
  const division = corps === undefined ? undefined : findDivision(CORPS_CITIES[corps] as string)
  if (corps === undefined || !division) return undefined
  return { name, office: rest.slice(corps.length).replace(division.name, ''), candidates: [division] }
}

function readRegionalName(name: string): NameReading | undefined {
  const prefix = name.match(NATIONAL_PREFIX)?.[0] ?? ''
  const rest = name.slice(prefix.length)
  const region = readRegion(rest) ?? readShortName(rest, prefix)
  if (!region) return undefined
  const office = rest.slice(region.length)
  const unknown = UNKNOWN_DIVISION.exec(office)?.[0] ?? ''
  return { name, office: prefix + office.slice(unknown.length), candidates: unknown === '' ? region.candidates : [] }
}

/** 广西民政厅, 国家统计局平武调查队: a region by its short name, of a level that has such an office. */
function readShortName(name: string, prefix: string): RegionReading | undefined {
  const row = SHORT_OFFICES.find(([office]) => office.test(name))
  const region = row || prefix !== '' ? readShortRegion(name) : undefined
  const fitting = region?.candidates.filter(({ level }) => row?.[1](level) ?? true) ?? []
  if (!region || fitting.length === 0) return undefined
  // A county that goes by the name of a province is not meant for certain.
  return { ...region, candidates: fitting.every(({ level }) => level === 'county') ? region.candidates : fitting }
}

/** The printed name with its region from the body, the file name or `--region`, in this order. */
function completed(printed: string, evidence: IdentityEvidence): NameReading | undefined {
  const { text, sourceName, region } = evidence
  const context = contextOf(evidence)
  const inText = printed === '' ? (findNamedAgency(context) ?? findSignature(text)) : completeName(printed, context)
  return (
    readSource(inText, 'text') ??
    readSource(abbreviated(printed, context, text), 'text') ??
    readSource(namedByFile(sourceName, printed), 'file') ??
    readSource(printed === '' ? undefined : completeByPlace(printed, context), 'text') ??
    readSource(printed === '' ? undefined : completeByPlace(printed, compactText(baseName(sourceName))), 'file') ??
    (printed === '' ? undefined : withRegion(printed, region))
  )
}

/** 区卫健委 in the title, 二七区卫生健康委员会 in the body: the one agency of that kind and level that it names, or signs as. */
function abbreviated(printed: string, context: string, text: string): string | undefined {
  const row = LEVEL_WORDS.find(([word]) => word.test(printed))
  const named = row && (findNamedAgency(context) ?? findSignature(text))
  const reading = named === undefined ? undefined : readName(named)
  const sector = findSector(withoutLevelWord(printed))
  const isSame =
    reading !== undefined &&
    !reading.name.endsWith(printed) &&
    sector !== 'other' &&
    findSector(reading.office) === sector &&
    reading.candidates.every(({ name }) => row?.[2].test(name))
  return isSame ? named : undefined
}

/** The agency by a file’s name, where it ends as the printed one does. */
function namedByFile(sourceName: string, printed: string): string | undefined {
  return listFileAgencies(sourceName).find((name) => name.endsWith(printed))
}

function listFileAgencies(sourceName: string): string[] {
  const name = compactText(baseName(sourceName))
  const names = [name, name.replace(FILE_JOINTS, '')].map((of) => FILE_AGENCY.exec(of)?.[1])
  return [findTitle(sourceName)?.agency, ...names, FILE_AGENCY_BEHIND.exec(name)?.[1]].filter(
    (of) => of !== undefined && AGENCY_ENDING.test(of),
  ) as string[]
}

const baseName = (sourceName: string) => (sourceName.split(/[\\/]/).at(-1) ?? sourceName).replace(FILE_EXTENSION, '')

function readSource(name: string | undefined, source: 'text' | 'file'): NameReading | undefined {
  const reading = name === undefined ? undefined : readName(name)
  return reading && { ...reading, source }
}

/** 市卫生健康委员会 and 410300 make 洛阳市卫生健康委员会; the word for the level must be that of the division. */
function withRegion(printed: string, region: string | undefined): NameReading | undefined {
  const division = region === undefined ? undefined : findDivision(region)
  const row = LEVEL_WORDS.find(([word]) => word.test(printed))
  if (!division || (row && !row[2].test(division.name))) return undefined
  const office = row ? printed.replace(row[0], '') : printed
  return { name: division.name + office, office, candidates: [division], source: 'region' }
}

/** The one division meant: the only one, else the one of `--region`, else the only one whose city or province is named. */
function settle({ candidates, name }: NameReading, evidence: IdentityEvidence): Division | undefined {
  const [only] = candidates
  if (candidates.length === 1 && only && !needsPlace(only, name)) return only
  const within = evidence.region === undefined ? undefined : findDivision(evidence.region)
  const inRegion = within ? candidates.filter((division) => isWithin(division, within)) : candidates
  if (within && inRegion.length === 1) return inRegion[0]
  const context = `${contextOf(evidence)}\n${evidence.sourceName}`
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

function agencyOf({ name, office }: NameReading, printed: string, above: Division): Agency {
  const division = readBranchRegion(office, above) ?? above
  return {
    name,
    name_as_printed: printed,
    region_code: division.code,
    level: levelWithin(division, office),
    sector: findSector(office),
  }
}

/** Townships and zones without a code of their own carry that of the division that holds them. */
function levelWithin({ level }: Division, office: string): Agency['level'] {
  if (level !== 'province' && TOWNSHIP.test(office)) return 'township'
  if (level === 'county' || !UNLISTED_ZONE.test(office)) return level
  return level === 'prefecture' ? 'county' : null
}

const nationalAgency = (name: string): Agency => ({
  name,
  name_as_printed: name,
  region_code: null,
  level: null,
  sector: findSector(name),
})

function unresolved(printed: string, reading: NameReading | undefined, { sourceName }: IdentityEvidence): Identity {
  const name = (reading?.name ?? printed) || baseName(sourceName)
  const office = reading?.office ?? printed
  const agency: Agency = {
    name,
    name_as_printed: printed || name,
    region_code: null,
    level: levelOf(office, reading),
    sector: printed === '' && !reading ? 'other' : findSector(reading ? office : withoutLevelWord(office)),
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
