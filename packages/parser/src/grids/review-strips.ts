/**
 * Table 四 in strips that a page’s text has put out of order: each is placed by the heads above it and the group they name,
 * and those without heads where places are left. Only what all ways say with which each group adds up is taken.
 */
import { REVIEW_COLUMNS, REVIEW_GROUPS } from '@gongkai/schema/metrics'
import type { Figure } from '../figures/figures.ts'
import { type Reading, sharedCells } from '../figures/readings.ts'
import { compactText } from '../text/characters.ts'
import type { CellReadings } from './cells.ts'
import type { Item } from './item.ts'
import { itemsOf } from './items.ts'
import { REVIEW_LABELS } from './labels.ts'
import { GROUP_WIDTH, holdsGroups, reviewReadings, WIDTH } from './review-groups.ts'
import { countHeads, sortedLetters, withoutGroups, withoutTotal } from './review-heads.ts'
import type { Place } from './tables.ts'

const HEADS = REVIEW_COLUMNS.map(({ zh }) => zh)

/** Figures that stand side by side, with the letters of the heads above them and the group that these name. */
interface Strip {
  readonly figures: readonly Figure[]
  readonly heads: string
  readonly group: number | undefined
}

const GROUP_WORDINGS = REVIEW_GROUPS.slice(1).map(({ zh, aliases }) => [zh, ...aliases].map((own) => compactText(own)))
/** The one group of litigation that some wording names. */
const groupIn = (wording: string): number | undefined => {
  const printed = compactText(wording)
  const named = GROUP_WORDINGS.flatMap((own, i) => (own.some((name) => printed.includes(name)) ? [i + 1] : []))
  return named.length === 1 ? named[0] : undefined
}

/** The strips of an item: as many figures as there are heads above them, and what follows behind an empty line. */
const stripsOf = (text: string, { wording, figures }: Item): Strip[] => {
  const heads = withoutGroups(wording)
  const count = countHeads(heads) ?? 0
  const headed = count > 0 ? figures.slice(0, count) : []
  const strips: Strip[] = headed.length > 0 ? [{ figures: headed, heads, group: groupIn(wording) }] : []
  let open: Figure[] = []
  for (const figure of figures.slice(headed.length)) {
    const before = open.at(-1)
    if (before && text.slice(before.end, figure.start).split('\n').length === 2) open.push(figure)
    else {
      open = [figure]
      strips.push({ figures: open, heads: '', group: undefined })
    }
  }
  return strips
}

/** Whether the heads above a strip are those of the columns from a place on; 总计 may stand there for figures behind. */
const fits = ({ figures, heads, group }: Strip, from: number): boolean => {
  const column = from % GROUP_WIDTH
  if (column + figures.length > GROUP_WIDTH) return false
  if (group !== undefined && Math.floor(from / GROUP_WIDTH) !== group) return false
  const own = sortedLetters(HEADS.slice(column, column + figures.length).join(''))
  const printed = sortedLetters(heads)
  return heads === '' || printed === own || sortedLetters(withoutTotal(heads) ?? '') === own
}

/** Strips under the same heads that name no group stand in the order of the groups. */
const areAlike = (a: Strip, b: Strip): boolean =>
  a.heads !== '' && a.heads === b.heads && a.group === undefined && b.group === undefined

/** More strips than this without a head are a row torn beyond telling. */
const MOST_BARE_STRIPS = 3
const MOST_STRIPS = 10

/** All ways to place the strips so that every group adds up. */
const waysOf = (strips: readonly Strip[]): Reading[] => {
  const ways: Reading[] = []
  const cells = new Array<Figure | undefined>(WIDTH).fill(undefined)
  const put = (strip: Strip, from: number, isPut: boolean) =>
    strip.figures.forEach((figure, i) => {
      cells[from + i] = isPut ? figure : undefined
    })
  const places: number[] = []
  const place = (at: number): void => {
    const strip = strips[at]
    if (!strip) {
      if (holdsGroups(cells as Reading)) ways.push([...(cells as Reading)])
      return
    }
    const before = strips.slice(0, at).findLastIndex((other) => areAlike(other, strip))
    for (let from = before < 0 ? 0 : (places[before] as number) + 1; from < WIDTH; from++) {
      if (!fits(strip, from) || strip.figures.some((_, i) => cells[from + i] !== undefined)) continue
      places[at] = from
      put(strip, from, true)
      place(at + 1)
      put(strip, from, false)
    }
  }
  place(0)
  return ways
}

/** Reads the strips of table 四; undefined where they are not fifteen figures, or tell too little. */
export const readReviewStrips = ({ document, range }: Place): CellReadings | undefined => {
  const items = range ? itemsOf(document, range, REVIEW_LABELS) : []
  const strips = items.flatMap((item) => stripsOf(document.text, item))
  const bare = strips.filter(({ heads }) => heads === '')
  const count = strips.reduce((sum, { figures }) => sum + figures.length, 0)
  if (count !== WIDTH || strips.length > MOST_STRIPS || bare.length > MOST_BARE_STRIPS) return undefined
  const shared = sharedCells(waysOf(strips))
  if (shared.length === 0) return undefined
  return reviewReadings(shared)
}
