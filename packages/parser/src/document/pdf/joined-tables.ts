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

/** One row cut by the page’s end: the label goes on overleaf, and each figure stands on one of the pages only. */
function isCutRow(above: readonly PageCell[], below: readonly PageCell[]): boolean {
  if (above.length !== below.length || below.length < 3) return false
  const pairs = above.map((cell, i) => [cell, below[i] as PageCell] as const)
  if (!pairs.every(([a, b]) => sameColumns(a, b))) return false
  if (!below.some((cell) => isLabel(cell.text)) || below.some((cell) => NUMBERED.test(cell.text))) return false
  const figures = pairs.filter(([a, b]) => FIGURE.test(a.text) && FIGURE.test(b.text))
  const held = figures.map(([a, b]) => Number(a.text !== '') + Number(b.text !== ''))
  return held.includes(1) && !held.includes(2)
}

const DIGITS = /^\d+$/

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

const joinedText = (above: string, below: string) => [above, below].filter((text) => text !== '').join('\n')

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
  const isWithinFigures = isCutWithinFigures(bottom, top)
  const cutRow = isWithinFigures || isCutRow(bottom, top) || isCutHead(bottom, top)
  const shift = above.rows - (cutRow ? 1 : 0)
  const rests = new Set(cutRow ? top : restsOfMerges(bottom, top))
  const goesOn = (cell: PageCell, rest: PageCell) => sameColumns(cell, rest) && (cutRow || isLabel(cell.text))
  const join = isWithinFigures ? (a: string, b: string) => a + b : joinedText
  const cells = [...above.cells]
  for (const cell of below.cells) {
    const index = rests.has(cell) ? cells.findIndex((c) => bottom.includes(c) && goesOn(c, cell)) : -1
    const before = cells[index]
    if (before)
      cells[index] = { ...before, text: join(before.text, cell.text), rowSpan: shift + cell.rowSpan - before.row }
    else cells.push({ ...cell, row: cell.row + shift })
  }
  return { ...above, rows: shift + below.rows, cells }
}

/** The items of all pages in one row, with tables joined that only a page break divides. */
export function joinedPages(pages: readonly (readonly PageItem[])[]): PageItem[] {
  const items: PageItem[] = []
  for (const page of withoutMargins(pages)) {
    const [first, ...rest] = page
    const last = items.at(-1)
    if (first?.kind === 'table' && last?.kind === 'table' && sameWidth(first, last))
      items.splice(-1, 1, joined(last, first), ...rest)
    else items.push(...page)
  }
  return items
}
