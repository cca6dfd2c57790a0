/** Finds the report’s title, however it is broken over lines or wrapped in the site’s chrome. */

import type { Span } from '../document/document.ts'
import { type Compact, compact, compactText, originalSpan } from '../text/characters.ts'
import { readRegion } from './region-name.ts'
import {
  AGENCY_ENDING,
  BRACKETED,
  BRANCH_END,
  CHROME_BEFORE,
  CITATION,
  DATE_BEFORE,
  EMPTY_BRACKETS,
  GOVERNMENT_WORD,
  JOINT,
  LEVEL_WORDS,
  MONTHS_OF_YEAR,
  NEIGHBOUR,
  NOTICE_BEFORE,
  PART_OF_CITY,
  PLACE_BEFORE,
  SITE_ENDING,
  SPAN_OF_YEARS,
  SPLIT_GOVERNMENT,
  STAMP,
  TITLE_BOUNDARY,
  TITLE_FILLER,
  TITLE_SUBJECT,
  UNKNOWN_DIVISION,
  WITHIN_SPAN,
  WRAPPED_NAME,
  YEAR_TOKEN,
} from './wording.ts'
import { readYear } from './year.ts'

export interface Title extends Span {
  /** The title without spaces and line breaks. */
  readonly text: string
  /** The agency as the title prints it; empty where it prints none. */
  readonly agency: string
  readonly year: number | null
}

/** Most titles stand at the very beginning; only where none does is more of the text searched. */
const HEAD_LENGTHS = [800, 4000]
/** An agency with its region, and a year. */
const SURE = 9
const LONGEST_TITLE_AGENCY = 60
const LONGEST_OFFICE = 30
const LONGEST_CITATION = 30

interface Candidate extends Title {
  readonly quality: number
}

/** The best title within the first characters of a report; undefined where there is none. */
export function findTitle(text: string): Title | undefined {
  let best: Candidate | undefined
  for (const length of HEAD_LENGTHS) {
    if (best === undefined || best.quality < SURE) best = findCandidate(text, length)
  }
  if (!best) return undefined
  const { quality: _, ...title } = best
  return title
}

function findCandidate(text: string, length: number): Candidate | undefined {
  const head = compact(text, 0, Math.min(text.length, length))
  const seen = new Set<string>()
  let best: Candidate | undefined
  let from = 0
  for (const match of head.text.matchAll(TITLE_SUBJECT)) {
    const end = match.index + match[0].length
    const start = leadStart(head.text, from, match.index)
    if (
      CITATION.test(head.text.slice(end, end + LONGEST_CITATION)) ||
      NEIGHBOUR.test(head.text.slice(Math.max(0, start - 4), start))
    ) {
      from = end
      continue
    }
    for (const at of listBeginnings(head, start, match.index)) {
      const words = head.text.slice(at, end)
      if (seen.has(words)) continue
      seen.add(words)
      const parts = readTitle(head.text.slice(at, match.index), words)
      const quality = qualityOf(parts)
      if (best === undefined || quality > best.quality)
        best = { ...originalSpan(head, at, end), text: words, ...parts, quality }
    }
    from = end
  }
  return best
}

/** Each place before the subject where a word of the original begins, nearest first. */
function listBeginnings(head: Compact, start: number, subject: number): number[] {
  const beginnings = [subject]
  for (let i = subject - 1; i >= start; i--) if (i === start || beginsName(head, i)) beginnings.push(i)
  return beginnings
}

function leadStart(text: string, from: number, subject: number): number {
  let start = subject
  const earliest = Math.max(from, subject - LONGEST_TITLE_AGENCY)
  while (start > earliest && (!TITLE_BOUNDARY.includes(text[start - 1] as string) || isWithinSpan(text, start - 1)))
    start--
  return start
}

/** 2023年1月-12月. */
const isWithinSpan = (text: string, at: number) => WITHIN_SPAN.test(text.slice(at - 1, at + 2))

const beginsName = ({ text, places }: Compact, i: number) =>
  (places[i] as number) - (places[i - 1] as number) > 1 || text[i - 1] === JOINT

/** Agency and year of a title that is already in one piece. */
export function parseTitle(title: string): { agency: string; year: number | null } {
  const text = compactText(title)
  const subject = text.search(TITLE_SUBJECT)
  return readTitle(subject < 0 ? text : text.slice(0, subject), text)
}

/** The same of a compact title, `lead` being what stands before its subject. */
function readTitle(lead: string, title: string): { agency: string; year: number | null } {
  const words = lead
    .replace(DATE_BEFORE, '')
    .replace(MONTHS_OF_YEAR, '')
    .replace(SPAN_OF_YEARS, '')
    .replace(YEAR_TOKEN, '')
    .replace(EMPTY_BRACKETS, '')
    .replace(NOTICE_BEFORE, '')
    .replace(TITLE_FILLER, '')
    .replace(TITLE_FILLER, '')
    .replace(PLACE_BEFORE, '')
    .replace(WRAPPED_NAME, '$1')
    .replace(STAMP, '')
  const agency = withoutChrome(words)
  return { agency: SPLIT_GOVERNMENT.test(agency) ? agency + GOVERNMENT_WORD : agency, year: readYear(title) }
}

/** 某县人民政府首页政务公开|桐柏县财政局: where what follows the site’s words is a name of its own. */
function withoutChrome(words: string): string {
  const name = words.slice(CHROME_BEFORE.exec(words)?.[0].length ?? 0)
  return name !== '' && readRegion(name) && AGENCY_ENDING.test(name) ? name : words
}

/** Higher is surer: an agency with its region, then one with a word for its level, then any; the year breaks ties. */
function qualityOf({ agency, year }: { agency: string; year: number | null }): number {
  return agencyQuality(agency) * 2 + (year === null ? 0 : 1)
}

function agencyQuality(agency: string): number {
  if (agency === '') return 1
  if (SITE_ENDING.test(agency)) return 0
  const region = readRegion(agency)
  if (!AGENCY_ENDING.test(agency)) return region ? 1.5 : 0
  const office = agency.slice(region?.length ?? 0)
  if (!agency.split(JOINT).every((name) => AGENCY_ENDING.test(name))) return 0
  if (office.length > LONGEST_OFFICE || hasTwoNames(agency)) return 0
  // Longer names of one quality win: 淮安市 | 洪泽区人民政府 over two lines is one name.
  if (region) return 4 + agency.length / 1000
  return LEVEL_WORDS.some(([word]) => word.test(agency)) ? 3 : 2
}

/** 洛阳市人民政府 | 洛阳市卫生健康委员会 is the site’s name and then the agency’s; joined by 、 they report together. */
const hasTwoNames = (agency: string) => agency.replace(BRACKETED, '').split(JOINT).some(isOfTwo)

function isOfTwo(agency: string): boolean {
  const region = readRegion(agency)
  if (!region) return false
  const office = agency.slice(region.length)
  const ownLength = (UNKNOWN_DIVISION.exec(office) ?? PART_OF_CITY.exec(office))?.[0].length ?? 1
  for (let i = ownLength; i < office.length - 1; i++) {
    const inner = readRegion(office.slice(i))
    if (inner) return !BRANCH_END.test(office.slice(i + inner.length))
  }
  return false
}
