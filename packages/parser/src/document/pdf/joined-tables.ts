/** Joins what page breaks have split: tables that go on overleaf, rows and merged cells cut in two. */
import type { PageCell, PageItem, PageTable } from './page-content.ts'

const PAGE_NUMBER = /^[-—–─\s·]*\d{1,3}[-—–─\s·]*$|^第\s*\d+\s*页(\s*[,，/]?\s*共\s*\d+\s*页)?$|^\d+\s*\/\s*\d+$/

const isPageNumber = (item: PageItem | undefined) => item?.kind === 'line' && PAGE_NUMBER.test(item.text)

const MARGIN_ITEMS = 2
const marginsOf = (page: readonly PageItem[]) => [...page.slice(0, MARGIN_ITEMS), ...page.slice(-MARGIN_ITEMS)]

/** Lines that most pages repeat word for word at their top or bottom are their heads or feet. */
function repeatedLines(pages: readonly (readonly PageItem[])[]): Set<string> {
  const counts = new Map<string, number>()
  for (const page of pages)
    for (const text of new Set(marginsOf(page).flatMap((item) => (item.kind === 'line' ? [item.text] : []))))
      counts.set(text, (counts.get(text) ?? 0) + 1)
  const often = Math.max(2, pages.length * 0.6)
  return new Set([...counts].filter(([, count]) => count >= often).map(([text]) => text))
}

/** Pages without their numbers, which stand first or last, and without their heads and feet. */
function withoutMargins(pages: readonly (readonly PageItem[])[]): PageItem[][] {
  const repeated = repeatedLines(pages)
  return pages.map((page) => {
    const items = page.filter((item) => item.kind === 'table' || !repeated.has(item.text))
    if (isPageNumber(items.at(-1))) items.pop()
    if (isPageNumber(items[0])) items.shift()
    return items
  })
}

const NEAR = 6
const sameWidth = (a: PageTable, b: PageTable) =>
  Math.abs(a.left - b.left) <= NEAR && Math.abs(a.right - b.right) <= NEAR
const sameColumns = (a: PageCell, b: PageCell) =>
  Math.abs(a.left - b.left) <= NEAR && Math.abs(a.right - b.right) <= NEAR

/** A label of the form begins with its number, so that a row which begins without one goes on with the row before. */
const NUMBERED = /^\s*([（(][一二三四五六七八九十]+[）)]|[一二三四五六七八九十]+、|\d{1,2}[.、．](?!\d))/
const FIGURE = /^[\d\s.,，—\-/０-９]*$/

const isLabel = (text: string) => text !== '' && !FIGURE.test(text)

const lastRow = (table: PageTable) => table.cells.filter((cell) => cell.row + cell.rowSpan === table.rows)
const firstRow = (table: PageTable) => table.cells.filter((cell) => cell.row === 0)

const DIGITS = /^[\d０-９,，.]+$/

/**
 * One row cut by the page’s end: the label goes on overleaf, and each figure stands on one of the pages only. Where the label
 * has a number, which overleaf it has not, some figures may go on too.
 */
function isCutRow(above: readonly PageCell[], below: readonly PageCell[]): boolean {
  if (above.length !== below.length || below.length < 3) return false
  const pairs = above.map((cell, i) => [cell, below[i] as PageCell] as const)
  if (!pairs.every(([a, b]) => sameColumns(a, b))) return false
  if (!below.some((cell) => isLabel(cell.text)) || below.some((cell) => NUMBERED.test(cell.text))) return false
  const figures = pairs.filter(([a, b]) => FIGURE.test(a.text) && FIGURE.test(b.text))
  const held = figures.map(([a, b]) => Number(a.text !== '') + Number(b.text !== ''))
  if (!held.includes(2)) return held.includes(1)
  const areWrapped = figures.every(([a, b]) => a.text === '' || b.text === '' || areDigits(a, b))
  return held.includes(1) && areWrapped && above.some((cell) => NUMBERED.test(cell.text))
}

const areDigits = (a: PageCell, b: PageCell) => DIGITS.test(a.text) && DIGITS.test(b.text)

/** A row whose wrapped figures are cut by the page’s end: overleaf nothing but the rest of some of them, below their digits. */
function isCutWithinFigures(above: readonly PageCell[], below: readonly PageCell[]): boolean {
  const rests = below.filter((cell) => cell.text !== '')
  const isBelowDigits = (rest: PageCell) => above.some((cell) => DIGITS.test(cell.text) && sameColumns(cell, rest))
  const figures = above.filter((cell) => FIGURE.test(cell.text) && cell.text !== '')
  return (
    rests.length > 0 &&
    rests.length < figures.length &&
    rests.every((rest) => DIGITS.test(rest.text) && isBelowDigits(rest)) &&
    below.every((cell) => above.some((other) => sameColumns(cell, other)))
  )
}

/** What is left of a head for the next page: a few characters. */
const LONGEST_REST = 4

/** A row of heads cut by the page’s end: the same cells on both pages, no figure among them, and little left overleaf. */
const isCutHead = (above: readonly PageCell[], below: readonly PageCell[]): boolean =>
  above.length === below.length &&
  below.length > 2 &&
  below.some((cell) => cell.text !== '') &&
  above.every((cell, i) => {
    const rest = below[i] as PageCell
    const isRest =
      rest.text === '' ||
      (isLabel(rest.text) && rest.text.replace(/\s/g, '').length <= LONGEST_REST && isLabel(cell.text))
    return sameColumns(cell, rest) && isRest && !NUMBERED.test(rest.text) && (cell.text === '' || isLabel(cell.text))
  })

const joinedText = (above: PageCell, below: PageCell) =>
  [above.text, below.text].filter((text) => text !== '').join(areDigits(above, below) ? '' : '\n')

const isRestOfLabel = (text: string) => text === '' || (isLabel(text) && !NUMBERED.test(text))

/**
 * Cells at the top of a page that go on with a merged cell above: those left of the row’s own label; in a head, which
 * has no number, any that is empty or holds the rest of its text. A row with the same cells as the one above is whole.
 */
function restsOfMerges(above: readonly PageCell[], below: readonly PageCell[]): PageCell[] {
  const label = below.find((cell) => NUMBERED.test(cell.text))
  const rests = below.filter((cell) => isRestOfLabel(cell.text))
  if (label) return rests.filter((cell) => cell.left < label.left - NEAR)
  return below.every((cell) => above.some((other) => sameColumns(cell, other))) ? [] : rests
}

function joined(above: PageTable, below: PageTable): PageTable {
  const bottom = lastRow(above)
  const top = firstRow(below)
  const cutRow = isCutWithinFigures(bottom, top) || isCutRow(bottom, top) || isCutHead(bottom, top)
  const shift = above.rows - (cutRow ? 1 : 0)
  const rests = new Set(cutRow ? top : restsOfMerges(bottom, top))
  const goesOn = (cell: PageCell, rest: PageCell) => sameColumns(cell, rest) && (cutRow || isLabel(cell.text))
  const cells = [...above.cells]
  for (const cell of below.cells) {
    const index = rests.has(cell) ? cells.findIndex((c) => bottom.includes(c) && goesOn(c, cell)) : -1
    const before = cells[index]
    if (before) cells[index] = { ...before, text: joinedText(before, cell), rowSpan: shift + cell.rowSpan - before.row }
    else cells.push({ ...cell, row: cell.row + shift })
  }
  return { ...above, rows: shift + below.rows, cells }
}

const cellsOfRow = (table: PageTable, row: number) => table.cells.filter((cell) => cell.row === row)

/** Whether a row of heads stands on both pages: the same cells with the same wording, and no figure among them. */
const isSameHead = (above: readonly PageCell[], below: readonly PageCell[]): boolean =>
  above.length === below.length &&
  above.some((cell) => isLabel(cell.text)) &&
  above.every((cell, i) => {
    const other = below[i] as PageCell
    const isHead = cell.text === '' || isLabel(cell.text)
    return isHead && cell.text === other.text && cell.rowSpan === other.rowSpan && sameColumns(cell, other)
  })

/** A table that goes on overleaf, without the heads that its writer repeats there. */
function withoutRepeatedHead(above: PageTable, below: PageTable): PageTable {
  let heads = 0
  while (heads < below.rows - 1 && isSameHead(cellsOfRow(above, heads), cellsOfRow(below, heads))) heads++
  const cells = below.cells.filter((cell) => cell.row >= heads).map((cell) => ({ ...cell, row: cell.row - heads }))
  const isWhole = below.cells.every((cell) => cell.row >= heads || cell.row + cell.rowSpan <= heads)
  return heads === 0 || !isWhole ? below : { ...below, rows: below.rows - heads, cells }
}

/** The items of all pages in one row, with tables joined that only a page break divides. */
export function joinedPages(pages: readonly (readonly PageItem[])[]): PageItem[] {
  const items: PageItem[] = []
  for (const page of withoutMargins(pages)) {
    const [first, ...rest] = page
    const last = items.at(-1)
    if (first?.kind === 'table' && last?.kind === 'table' && sameWidth(first, last))
      items.splice(-1, 1, joined(last, withoutRepeatedHead(last, first)), ...rest)
    else items.push(...page)
  }
  return items
}
