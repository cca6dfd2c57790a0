/**
 * Strips of tables 二, 三 and 四 that the text of a page has put among another table’s, told by the heads printed above them:
 * the last columns of a table often follow behind the heading of the next one, or stand before its own.
 */
import {
  APPLICANT_GROUPS,
  APPLICANTS,
  type Label,
  REVIEW_COLUMNS,
  REVIEW_GROUPS,
  REVIEW_HEAD,
  SECTIONS,
} from '@gongkai/schema/metrics'
import type { Block, Document, Span } from '../document/document.ts'
import type { Parts } from '../sections/sections.ts'
import { compactText, fold, kindTable } from '../text/characters.ts'
import { DISCLOSURE_LABELS, REQUEST_LABELS } from './labels.ts'
import { countHeads, isTotalAlone, withoutGroups } from './review-heads.ts'
import type { Place, Places, TableName } from './tables.ts'

/** A table’s own section, or what stands behind the last of them. */
type Section = TableName | 'behind'

/** Lines with no empty line between them. */
interface Paragraph {
  readonly blocks: readonly Block[]
  readonly section: Section
  /** Its lines of wording, and how many figures its other lines hold. */
  readonly heads: readonly string[]
  readonly figures: number
}

const LINE_OF_FIGURES = /^[\s\d,.\-/]+$/
const figuresIn = (line: string) => line.split(/\s+/).filter((figure) => figure !== '').length

const paragraphOf = (text: string, blocks: readonly Block[], section: Section): Paragraph => {
  const lines = blocks.map(({ start, end }) => fold(text.slice(start, end)))
  const figures = lines.filter((line) => LINE_OF_FIGURES.test(line)).reduce((sum, line) => sum + figuresIn(line), 0)
  return { blocks, section, heads: lines.filter((line) => !LINE_OF_FIGURES.test(line)), figures }
}

type Sections = Readonly<Record<Section, Span>>
const OWN_SECTIONS: readonly TableName[] = ['disclosure', 'requests', 'reviews']
const NAMES: readonly Section[] = [...OWN_SECTIONS, 'behind']

const paragraphsOf = ({ text, blocks }: Document, sections: Sections): Paragraph[] =>
  NAMES.flatMap((section) => {
    const { start, end } = sections[section]
    const runs: Block[][] = []
    for (const block of blocks) {
      if (block.start < start || block.start >= end) continue
      const before = runs.at(-1)?.at(-1)
      if (before && text.slice(before.end, block.start).split('\n').length === 2) runs.at(-1)?.push(block)
      else runs.push([block])
    }
    return runs.map((run) => paragraphOf(text, run, section))
  })

/** How many heads of table 四 some lines hold, if they hold nothing else; 总计 alone may be another table’s. */
const reviewHeads = (lines: readonly string[]): { readonly count: number; readonly isOwn: boolean } | undefined => {
  const printed = compactText(lines.join(''))
  const count = countHeads(withoutGroups(printed))
  return count === undefined ? undefined : { count, isOwn: !isTotalAlone(printed) }
}

const isOfDisclosure = (lines: readonly string[]) =>
  lines.every((line) => DISCLOSURE_LABELS.match(line).some(({ kind }) => kind !== 'group'))

const NAMED_APPLICANTS = APPLICANTS.slice(0, 5).map(({ zh }) => compactText(zh))
const APPLICANT_HEADS = [...NAMED_APPLICANTS, ...APPLICANT_GROUPS.map(({ zh }) => compactText(zh))]
const isOfRequests = (lines: readonly string[]) => {
  const printed = compactText(lines.join(''))
  return (
    APPLICANT_HEADS.some((head) => printed.includes(head) || head.includes(printed)) ||
    REQUEST_LABELS.match(lines.join('\n')).some(({ weak }) => !weak)
  )
}

/** Tells of one paragraph after another which table it is of. */
class StripOwners {
  /** Heads of table 四 that still wait for their figures; undefined where no strip of it is open. */
  #awaited: number | undefined
  /** The table whose strips were last begun in a section that is not its own. */
  #stray: TableName | undefined
  #section: Section | undefined

  ownerOf(paragraph: Paragraph): Section {
    if (paragraph.section !== this.#section) this.#stray = undefined
    this.#section = paragraph.section
    return paragraph.heads.length === 0 ? this.#ownerOfFigures(paragraph) : this.#ownerOfHeads(paragraph)
  }

  #ownerOfHeads({ heads, figures, section }: Paragraph): Section {
    const review = reviewHeads(heads)
    if (review && (review.isOwn || this.#awaited !== undefined || section === 'reviews')) {
      this.#awaited = Math.max(0, (this.#awaited ?? 0) + review.count - figures)
      return 'reviews'
    }
    this.#awaited = undefined
    if (section === 'behind') return section
    if (section !== 'disclosure' && figures > 0 && isOfDisclosure(heads)) return 'disclosure'
    if (section !== 'reviews' || !isOfRequests(heads)) return section
    this.#stray = 'requests'
    return 'requests'
  }

  #ownerOfFigures({ figures, section }: Paragraph): Section {
    if (this.#awaited === undefined || this.#awaited < figures) return this.#stray ?? section
    this.#awaited -= figures
    return 'reviews'
  }
}

const placeOf = (document: Document, owners: ReadonlyMap<Block, Section>, name: TableName, start: number): Place => {
  const blocks = document.blocks.filter((block) => owners.get(block) === name)
  return { document: { ...document, blocks }, range: { start, end: blocks.at(-1)?.end ?? start } }
}

const lettersOf = (wordings: readonly string[]) => [...new Set(wordings.join(''))]
const WORDINGS = {
  disclosure: DISCLOSURE_LABELS.entries.filter(({ kind }) => kind === 'column').map(({ body }) => body),
  requests: [...APPLICANT_HEADS, ...REQUEST_LABELS.entries.map(({ body }) => body)],
  reviews: REVIEW_COLUMNS.map(({ zh }) => zh),
}
const HEADINGS = [...SECTIONS, ...REVIEW_GROUPS, REVIEW_HEAD].flatMap(({ zh, aliases }: Label) => [zh, ...aliases])
const without = (own: readonly string[], others: readonly string[]) => {
  const known = lettersOf([...others, ...HEADINGS])
  return lettersOf(own).filter((letter) => !known.includes(letter))
}
const { disclosure: DISCLOSURE, requests: REQUESTS, reviews: REVIEWS } = WORDINGS
/** Letters of heads that tell a strip among the lines of another table’s section: most sections have none of them. */
const STRAY_LETTERS: Readonly<Record<TableName, Uint8Array>> = {
  disclosure: kindTable([1, without(REVIEWS, DISCLOSURE).join('')]),
  requests: kindTable([1, [...without(REVIEWS, REQUESTS), ...without(DISCLOSURE, REQUESTS)].join('')]),
  reviews: kindTable([1, without(NAMED_APPLICANTS, REVIEWS).join('')]),
}
/** A line of heads of table 四: prose has their letters too. */
const HEAD_LINE = new RegExp(
  String.raw`(?:^|\n)\s*(?:${REVIEWS.flatMap((head) => [head, head.slice(0, 2), head.slice(2)]).join('|')})\s`,
)

const hasLetter = (text: string, { start, end }: Span, letters: Uint8Array): boolean => {
  for (let at = start; at < end; at++) if (letters[text.charCodeAt(at)] === 1) return true
  return false
}
const mayHaveStrays = (text: string, { behind, ...sections }: Sections): boolean =>
  OWN_SECTIONS.some((name) => hasLetter(text, sections[name], STRAY_LETTERS[name])) ||
  HEAD_LINE.test(text.slice(behind.start, behind.end))

/** Where the paragraphs of each table stand; undefined where all of them are in their own section, or a table is marked. */
export const placesByStrips = (
  document: Document,
  { disclosure, requests, reviews, range }: Parts,
): Places | undefined => {
  if (!disclosure || !requests || !reviews) return undefined
  const isWithin = ({ start }: Block) => start >= disclosure.start && start < reviews.end
  if (document.blocks.some((block) => block.kind === 'table' && isWithin(block))) return undefined
  const sections = { disclosure, requests, reviews, behind: { start: reviews.end, end: range.end } }
  if (!mayHaveStrays(document.text, sections)) return undefined
  const paragraphs = paragraphsOf(document, sections)
  const finder = new StripOwners()
  const owned = paragraphs.map((paragraph) => ({ ...paragraph, owner: finder.ownerOf(paragraph) }))
  if (owned.every(({ owner, section }) => owner === section)) return undefined
  const owners = new Map(owned.flatMap(({ blocks, owner }) => blocks.map((block) => [block, owner] as const)))
  return {
    disclosure: placeOf(document, owners, 'disclosure', disclosure.start),
    requests: placeOf(document, owners, 'requests', requests.start),
    reviews: placeOf(document, owners, 'reviews', requests.start),
  }
}
