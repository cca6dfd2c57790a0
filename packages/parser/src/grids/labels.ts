/** Finds the form’s labels in text, by the catalogue’s wording: broken, renumbered, run together or slightly misread. */
import {
  DISCLOSURE_BLOCKS,
  DISCLOSURE_HEAD,
  type Label,
  REQUEST_GROUPS,
  REQUEST_ROWS,
  REVIEW_COLUMNS,
  REVIEW_GROUPS,
  REVIEW_HEAD,
  SECTIONS,
} from '@gongkai/schema/metrics'
import { distance } from 'fastest-levenshtein'
import { compact, fold } from '../text/characters.ts'
import { remembered } from '../text/remembered.ts'
import { BRACKETED_ORDINAL, CIRCLED_ORDINAL, LABEL_AFFIX, OPEN_ORDINAL, ORDINAL, QUALIFIER } from '../text/wording.ts'

export type LabelKind = 'article' | 'head' | 'column' | 'group' | 'row'

/** A label of a table, or one of its aliases. */
export interface LabelEntry {
  readonly kind: LabelKind
  readonly key: string
  /** Numbering in folded text, empty where the form prints none. */
  readonly number: string
  readonly body: string
}

export interface LabelMatch {
  readonly kind: LabelKind
  readonly key: string
  /** The catalogue’s wording it was found by; two labels may share a key, such as the amounts of two blocks. */
  readonly body: string
  /** True where the wording alone could also be a column’s head and no numbering settles it. */
  readonly weak: boolean
}

/** The labels of one table of the form, ready to be searched. */
export interface LabelTable {
  readonly entries: readonly LabelEntry[]
  readonly byBody: ReadonlyMap<string, readonly LabelEntry[]>
  readonly bodiesByNumber: ReadonlyMap<string, readonly string[]>
  readonly anyBody: RegExp
  /** Bodies that are also the head of a column, so that only numbering makes them a row. */
  readonly shared: ReadonlySet<string>
  /** Whether other words beside a label make it another: 不予行政许可, 上年处理决定数量. */
  readonly qualified: boolean
  /** All labels in a run of text, in the order they stand; the labels of one report are nearly always those of the next. */
  readonly match: (raw: string) => readonly LabelMatch[]
}

/** Letters and digits only, in one spelling. */
export const labelBody = (text: string): string => fold(text).replace(/[^\p{L}\p{N}]/gu, '')

const entriesOf = (kind: LabelKind, label: Label): LabelEntry[] =>
  [label.zh, ...label.aliases].map((zh) => ({
    kind,
    key: label.key,
    number: fold(label.number),
    body: labelBody(zh),
  }))

const byLengthDescending = (a: string, b: string) => b.length - a.length

const labelTable = (
  entries: readonly LabelEntry[],
  { shared = [], qualified = false }: { shared?: readonly string[]; qualified?: boolean } = {},
): LabelTable => {
  const bodies = [...new Set(entries.map((entry) => entry.body))].sort(byLengthDescending)
  const table: LabelTable = {
    entries,
    byBody: Map.groupBy(entries, (entry) => entry.body),
    bodiesByNumber: bodiesByNumber(entries),
    anyBody: new RegExp(bodies.join('|'), 'g'),
    shared: new Set(shared),
    qualified,
    match: remembered((raw) => {
      const end = raw.trimEnd().lastIndexOf('\n')
      const begun = end < 0 ? [] : matchBegunLine(table, raw.slice(end))
      return begun.length > 0 ? [...matchAll(table, raw.slice(0, end)), ...begun] : matchAll(table, raw)
    }),
  }
  return table
}

const bodiesByNumber = (entries: readonly LabelEntry[]) =>
  new Map(
    [...Map.groupBy(entries, (entry) => entry.number)].map(([number, own]) => [number, own.map((entry) => entry.body)]),
  )

const uniqueEntries = (entries: readonly LabelEntry[]) => [
  ...new Map(entries.map((entry) => [`${entry.kind} ${entry.key} ${entry.body}`, entry])).values(),
]

export const DISCLOSURE_LABELS = labelTable(
  uniqueEntries([
    ...entriesOf('head', DISCLOSURE_HEAD),
    ...SECTIONS.flatMap((section) => entriesOf('group', section)),
    ...DISCLOSURE_BLOCKS.flatMap((block) => [
      ...entriesOf('article', block.article),
      ...block.rows.flatMap((row) => entriesOf('row', row)),
      ...[...block.columns['2019'], ...block.columns['2021']].flatMap((column) => entriesOf('column', column)),
    ]),
  ]),
  { qualified: true },
)

/** 其他处理 is a row in 2019 and a group in 2021; it is searched as a row, and rows below it make it a group. */
export const REQUEST_LABELS = labelTable(
  [
    ...REQUEST_GROUPS.filter((group) => REQUEST_ROWS.every((row) => row.key !== group.key)).flatMap((group) =>
      entriesOf('group', group),
    ),
    ...REQUEST_ROWS.flatMap((row) => entriesOf('row', row)),
  ],
  {
    shared: ['total', 'other'].flatMap((key) =>
      REQUEST_ROWS.filter((row) => row.key.endsWith(key)).flatMap((row) => [row.zh, ...row.aliases].map(labelBody)),
    ),
  },
)

export const REVIEW_LABELS = labelTable([
  ...entriesOf('head', REVIEW_HEAD),
  ...REVIEW_GROUPS.flatMap((group) => entriesOf('group', group)),
  ...REVIEW_COLUMNS.flatMap((column) => entriesOf('column', column)),
])

export const LABEL_TABLES: readonly LabelTable[] = [DISCLOSURE_LABELS, REQUEST_LABELS, REVIEW_LABELS]

interface Segment {
  readonly number: string
  readonly body: string
}

const CIRCLED_ONE = 0x2460
/** The same with every number of a label as the form prints it. */
const plainlyNumbered = (text: string): string =>
  text
    .replace(BRACKETED_ORDINAL, '$2.')
    .replace(CIRCLED_ORDINAL, (circled) => `${circled.charCodeAt(0) - CIRCLED_ONE + 1}.`)

/** Cuts a run of text at its numbering, so that each segment holds one numbered label and what is unnumbered after it. */
const segmentsOf = (raw: string): Segment[] => {
  const text = plainlyNumbered(compact(raw).text).replace(OPEN_ORDINAL, '')
  const segments: Segment[] = []
  let number = ''
  let from = 0
  const push = (to: number) => segments.push({ number, body: labelBody(text.slice(from, to)) })
  for (const match of text.matchAll(ORDINAL)) {
    push(match.index)
    number = match[0].replace(/[.、]$/, (mark) => (/\d/.test(match[0]) ? '.' : mark))
    from = match.index + match[0].length
  }
  push(text.length)
  return segments.filter((segment) => segment.body !== '')
}

const numeralOf = (number: string) => number.replace(/[().、]/g, '')

const toMatch = (table: LabelTable, entries: readonly LabelEntry[], number: string): LabelMatch | undefined => {
  const numbered = entries.find((entry) => entry.number !== '' && entry.number === number)
  const entry = numbered ?? entries[0]
  // 其他 and 总计 behind the number of another row are the beginning of that row’s label.
  if (entry && table.shared.has(entry.body) && number !== '' && numeralOf(number) !== numeralOf(entry.number))
    return undefined
  return (
    entry && { kind: entry.kind, key: entry.key, body: entry.body, weak: !numbered && table.shared.has(entry.body) }
  )
}

const SHORT = 3
/** Bodies that stand one after another in a segment; a short one must fill its gap, else it is a part of other words. */
const matchRunTogether = (table: LabelTable, { body, number }: Segment): LabelMatch[] => {
  const found = [...body.matchAll(table.anyBody)]
  const kept = found.filter((match, i) => {
    const previous = found[i - 1]
    const before = body.slice(previous ? previous.index + previous[0].length : 0, match.index)
    const after = body.slice(match.index + match[0].length, found[i + 1]?.index)
    if (match[0].length <= SHORT) return before === '' && after === ''
    return !table.qualified || (LABEL_AFFIX.test(before) && LABEL_AFFIX.test(after))
  })
  return kept.flatMap((match, i) => {
    const entries = table.byBody.get(match[0]) ?? []
    return toMatch(table, entries, i === 0 && match.index === 0 ? number : '') ?? []
  })
}

const LONGEST_LABEL = 60
const TOLERANCE = { numbered: 0.34, unnumbered: 0.2 }
const SHORTEST_MISREAD = 4

/** The one label that a misread wording is near to; none where two are equally near. */
const matchMisread = (table: LabelTable, { body, number }: Segment): LabelMatch[] => {
  if (body.length < SHORTEST_MISREAD || body.length > LONGEST_LABEL) return []
  const near = table.entries
    .filter((entry) => entry.body.length >= SHORTEST_MISREAD)
    .map((entry) => ({
      entry,
      share: distance(body, entry.body) / entry.body.length,
      allowed: entry.number !== '' && entry.number === number ? TOLERANCE.numbered : TOLERANCE.unnumbered,
    }))
    .filter(({ share, allowed, entry }) => share <= allowed && !(QUALIFIER.test(body) && !QUALIFIER.test(entry.body)))
    .sort((a, b) => a.share - b.share)
  const [best, second] = near
  if (!best || (second && second.share === best.share && second.entry.key !== best.entry.key)) return []
  return [{ kind: best.entry.kind, key: best.entry.key, body: best.entry.body, weak: false }]
}

const SHORTEST_ABBREVIATION = 5
const LEAST_ABBREVIATED_SHARE = 0.5

/** Whether a wording has a body’s characters in their order, and leaves only some of them out. */
const abbreviates = (wording: string, body: string): boolean => {
  let at = 0
  for (const character of wording) {
    at = body.indexOf(character, at) + 1
    if (at === 0) return false
  }
  return wording.length >= body.length * LEAST_ABBREVIATED_SHARE
}

/** The one label of its number that a wording abbreviates. */
const matchAbbreviated = (table: LabelTable, { body, number }: Segment): LabelMatch[] => {
  if (number === '' || body.length < SHORTEST_ABBREVIATION || body.length > LONGEST_LABEL) return []
  const near = table.entries.filter((entry) => entry.number === number && abbreviates(body, entry.body))
  const [first] = near
  if (!first || near.some((entry) => entry.key !== first.key)) return []
  return [{ kind: first.kind, key: first.key, body: first.body, weak: false }]
}

const SHORTEST_BEGINNING = { numbered: 2, unnumbered: 5 }

/** The one label that a wording begins, where the figures beside it stand within its lines. */
const matchBeginning = (table: LabelTable, { body, number }: Segment): LabelMatch[] => {
  if (body.length < (number === '' ? SHORTEST_BEGINNING.unnumbered : SHORTEST_BEGINNING.numbered)) return []
  const begun = table.entries.filter(
    (entry) => entry.body.startsWith(body) && (number === '' || entry.number === number),
  )
  const [first] = begun
  if (!first || begun.some((entry) => entry.key !== first.key)) return []
  return [{ kind: first.kind, key: first.key, body: first.body, weak: false }]
}

/** Characters of a neighbouring column’s label that a page’s lines put into one of several lines. */
const MOST_STRAYED = 4
const LARGEST_STRAYED_SHARE = 1 / 3
const SHORTEST_STRAYED_INTO = 8

/** How many characters of a wording do not belong to the beginning of a body; undefined where it is no beginning. */
const strayedInto = (body: string, wording: string): number | undefined => {
  const most = Math.min(MOST_STRAYED, wording.length * LARGEST_STRAYED_SHARE)
  let strayed = 0
  let at = 0
  for (const character of wording) {
    if (character === body[at]) at++
    else if (++strayed > most) return undefined
  }
  return strayed
}

/** The one numbered label that a long wording begins but for a few characters. */
const matchStrayedBeginning = (table: LabelTable, { body, number }: Segment): LabelMatch[] => {
  if (number === '' || body.length < SHORTEST_STRAYED_INTO || body.length > LONGEST_LABEL) return []
  const begun = table.entries.filter((entry) => entry.number === number && strayedInto(entry.body, body) !== undefined)
  const [first] = begun
  if (!first || begun.some((entry) => entry.key !== first.key)) return []
  return [{ kind: first.kind, key: first.key, body: first.body, weak: false }]
}

const matchSegment = (table: LabelTable, segment: Segment, isLast: boolean): LabelMatch[] => {
  const exact = table.byBody.get(segment.body)
  const match = exact && toMatch(table, exact, segment.number)
  if (match) return [match]
  const together = matchRunTogether(table, segment)
  if (together.length > 0) return together
  const misread = matchMisread(table, segment)
  if (misread.length > 0) return misread
  const abbreviated = matchAbbreviated(table, segment)
  if (abbreviated.length > 0 || !isLast) return abbreviated
  const begun = matchBeginning(table, segment)
  return begun.length > 0 ? begun : matchStrayedBeginning(table, segment)
}

const matchAll = (table: LabelTable, raw: string): LabelMatch[] =>
  segmentsOf(raw).flatMap((segment, i, all) => matchSegment(table, segment, i === all.length - 1))

const ENDS_IN_ORDINAL = new RegExp(`(?:${ORDINAL.source})$`)

/** Whether a wording ends in the number of a row and too little of its label to tell which: the rest stands behind the figures. */
export const endsInTornLabel = (table: LabelTable, raw: string): boolean => {
  if (ENDS_IN_ORDINAL.test(plainlyNumbered(compact(raw).text))) return true
  const last = segmentsOf(raw).at(-1)
  return last !== undefined && last.number !== '' && matchSegment(table, last, true).length === 0
}

/** A line of its own that begins a label; the rest of it stands behind the figures. */
const matchBegunLine = (table: LabelTable, line: string): LabelMatch[] => {
  const [segment, ...others] = segmentsOf(line)
  const isBegun = segment && others.length === 0 && segment.number === '' && !table.byBody.has(segment.body)
  return isBegun ? matchBeginning(table, segment) : []
}
